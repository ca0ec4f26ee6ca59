import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { FamilyContext } from '../../core/family/family-context';
import { Formats } from '../../core/locale/formats';
import { Texts } from '../../core/locale/texts';
import type { RecordEntry } from '../../core/outbox/outbox-entry';

/** `MISTAKE`: there was no second dose, the second record is taken back. `KEEP`: it was given, or there is nothing to keep. */
export type ConflictAnswer = 'KEEP' | 'MISTAKE';

/** "Maya gave this at 8:02. Did you really give a second dose?" The record is safe already, whatever the answer. */
@Component({
  selector: 'cc-conflict-dialog',
  imports: [MatButton, MatDialogModule, TranslocoPipe],
  template: `
    <h2 mat-dialog-title data-testid="conflict-title">{{ title() }}</h2>
    <mat-dialog-content data-testid="conflict">
      <p>
        <strong>{{ entry.medicationName }} {{ entry.dosage }}</strong>
      </p>
      <p>{{ (entry.conflict?.doubleId ? 'conflict.kept' : 'conflict.notKept') | transloco }}</p>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      @if (entry.conflict?.doubleId) {
        <button matButton data-testid="conflict-mistake" mat-dialog-close="MISTAKE">{{ 'conflict.no' | transloco }}</button>
        <button matButton="filled" data-testid="conflict-keep" mat-dialog-close="KEEP">{{ 'conflict.yes' | transloco }}</button>
      } @else {
        <button matButton="filled" data-testid="conflict-keep" mat-dialog-close="KEEP">{{ 'common.understood' | transloco }}</button>
      }
    </mat-dialog-actions>
  `,
  styles: `
    mat-dialog-content p + p {
      margin-top: 0.75rem;
    }
  `,
})
export class ConflictDialog {
  protected readonly entry = inject<RecordEntry>(MAT_DIALOG_DATA);
  private readonly context = inject(FamilyContext);
  private readonly texts = inject(Texts);
  private readonly formats = inject(Formats);

  protected readonly title = computed(() => {
    const conflict = this.entry.conflict;
    if (!conflict) return '';
    const name = this.context.memberName(conflict.firstBy) ?? this.texts.get('common.someone');
    const time = this.formats.time(conflict.firstAt, this.context.recipient()?.timeZone);
    return this.texts.get(`conflict.title.${conflict.firstStatus}`, { name, time });
  });
}
