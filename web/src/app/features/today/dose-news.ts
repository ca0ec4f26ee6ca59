import { LiveAnnouncer } from '@angular/cdk/a11y';
import { effect, inject, Service, untracked } from '@angular/core';
import { FamilyContext } from '../../core/family/family-context';
import { Formats } from '../../core/locale/formats';
import { Texts } from '../../core/locale/texts';
import { Session } from '../../core/session/session';
import { DayDoses } from './day-doses';
import type { DoseRecord } from './dose-record';

/** Tells people who cannot see the cards change what others record meanwhile (A11-06): politely, once. */
@Service()
export class DoseNews {
  private readonly doses = inject(DayDoses);
  private readonly context = inject(FamilyContext);
  private readonly session = inject(Session);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly texts = inject(Texts);
  private readonly formats = inject(Formats);
  private known: { readonly of: string; readonly ids: ReadonlySet<string> } | null = null;

  constructor() {
    effect(() => {
      if (this.doses.status() !== 'ready') return;
      const of = `${this.context.recipientId()} ${this.doses.day()}`;
      const records = this.doses.records();
      const news = this.known?.of === of ? records.filter(({ id }) => !this.known?.ids.has(id)) : [];
      this.known = { of, ids: new Set(records.map(({ id }) => id)) };
      untracked(() => {
        for (const record of news) if (record.by !== this.session.uid()) this.announce(record);
      });
    });
  }

  private announce(record: DoseRecord): void {
    const { status, by, at, skipReason, medicationName } = record;
    const name = this.context.memberName(by) ?? this.texts.get('common.someone');
    const reason = skipReason === null ? '' : this.texts.get(`skipReason.${skipReason}`);
    const time = this.formats.time(at, this.doses.timeZone());
    const said = this.texts.get(`today.record.${status}.other`, { name, time, reason });
    void this.announcer.announce(`${medicationName}: ${said}`, 'polite');
  }
}
