import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { localDay, type AuditAction, type AuditEntry, type WithId } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { Clock } from '../../core/clock/clock';
import { FamilyContext } from '../../core/family/family-context';
import { CallError } from '../../core/firebase/callables';
import { Formats } from '../../core/locale/formats';
import { Texts } from '../../core/locale/texts';
import { Icon } from '../../ui/icon/icon';
import type { IconName } from '../../ui/icon/icons';
import { Snack } from '../../ui/snack/snack';
import { EmptyState } from '../../ui/state/empty-state';
import { ErrorState } from '../../ui/state/error-state';
import { Skeleton } from '../../ui/state/skeleton';
import { AuditExport, type ExportFormat } from './audit-export';
import { AuditTrail, EVERYTHING } from './audit-trail';
import { AUDIT_KINDS, AuditWords } from './audit-words';

const ICONS: Readonly<Record<AuditAction, IconName>> = {
  CREATE: 'add',
  UPDATE: 'edit',
  DELETE: 'remove',
  VIEW: 'show',
  EXPORT: 'supply',
  SEND_PASSWORD_RESET: 'person',
  OPERATOR_VIEW: 'show',
};

/** Who changed, saw and took what in the family, for its ADMINs. */
@Component({
  selector: 'cc-audit',
  imports: [EmptyState, ErrorState, Icon, MatButton, MatFormFieldModule, MatInput, MatSelectModule, Skeleton, TranslocoPipe],
  templateUrl: './audit.page.html',
  styleUrl: './audit.page.scss',
  host: { class: 'cc-page' },
})
export class AuditPage {
  protected readonly trail = inject(AuditTrail);
  protected readonly words = inject(AuditWords);
  protected readonly formats = inject(Formats);
  protected readonly context = inject(FamilyContext);
  private readonly exports = inject(AuditExport);
  private readonly clock = inject(Clock);
  private readonly snack = inject(Snack);
  private readonly texts = inject(Texts);
  private readonly zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

  protected readonly kinds = AUDIT_KINDS;
  protected readonly exporting = signal(false);
  protected readonly isFiltered = computed(() => Object.values(this.trail.choice()).some((value) => value !== ''));
  protected readonly people = computed(() =>
    (this.context.family()?.memberIds ?? [])
      .map((uid) => ({ uid, name: this.words.person(uid) }))
      .sort((a, b) => a.name.localeCompare(b.name)),
  );
  /** Entries by the reader's calendar day. */
  protected readonly days = computed(() => {
    const days = new Map<string, WithId<AuditEntry>[]>();
    for (const entry of this.trail.state().data) {
      const day = localDay(entry.at.toMillis(), this.zone);
      days.set(day, [...(days.get(day) ?? []), entry]);
    }
    return [...days].map(([day, entries]) => ({ day, entries }));
  });

  protected icon({ action }: AuditEntry): IconName {
    return ICONS[action] ?? 'edit';
  }

  protected clear(): void {
    this.trail.choose(EVERYTHING);
  }

  protected async save(format: ExportFormat): Promise<void> {
    this.exporting.set(true);
    try {
      const { truncated } = await this.exports.save(this.trail.filter(), format, localDay(this.clock.read(), this.zone));
      this.snack.say(this.texts.get(truncated ? 'audit.savedPart' : 'audit.saved'));
    } catch (error) {
      this.snack.say(this.texts.get(error instanceof CallError ? error.textKey : 'callProblem.FAILED'));
    } finally {
      this.exporting.set(false);
    }
  }
}
