import { Component, computed, inject, input } from '@angular/core';
import type { DoseTiming } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { FamilyContext } from '../../core/family/family-context';
import { Formats } from '../../core/locale/formats';
import { Texts } from '../../core/locale/texts';
import { Session } from '../../core/session/session';
import { Icon } from '../../ui/icon/icon';
import type { DoseRecord } from './dose-record';

/** "Given by Maya at 8:02 AM · late", with a sign while the record waits on this device. */
@Component({
  selector: 'cc-record-line',
  imports: [Icon, TranslocoPipe],
  template: `
    <p data-testid="record">{{ sentence() }}</p>
    @if (corrected()) {
      <p class="note"><cc-icon name="edit" /> {{ 'today.corrected' | transloco }}</p>
    }
    @if (pending()) {
      <p class="note" data-testid="pending"><cc-icon name="pending" /> {{ 'today.pending' | transloco }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.25rem;
    }
    .note {
      display: inline-flex;
      align-items: center;
      gap: 0.4rem;
      color: var(--cc-ink-soft);
      font-size: 0.975rem;
    }
    cc-icon {
      width: 1.15em;
      height: 1.15em;
    }
  `,
})
export class RecordLine {
  readonly record = input.required<DoseRecord>();
  readonly timing = input<DoseTiming | null>(null);
  readonly timeZone = input.required<string>();
  readonly pending = input(false);

  private readonly context = inject(FamilyContext);
  private readonly session = inject(Session);
  private readonly texts = inject(Texts);
  private readonly formats = inject(Formats);

  protected readonly corrected = computed(() => (this.record().document?.corrections.length ?? 0) > 0);
  protected readonly sentence = computed(() => {
    const { status, by, at, skipReason } = this.record();
    const mine = by === this.session.uid();
    const name = this.context.memberName(by) ?? this.texts.get('common.someone');
    const time = this.formats.time(at, this.timeZone());
    const key = `today.record.${status}.${mine ? 'mine' : 'other'}`;
    const reason = skipReason === null ? '' : this.texts.get(`skipReason.${skipReason}`);
    const timing = this.timing();
    const said = this.texts.get(key, { name, time, reason });
    return timing === null || timing === 'ON_TIME' ? said : `${said} · ${this.texts.get(`today.timing.${timing}`)}`;
  });
}
