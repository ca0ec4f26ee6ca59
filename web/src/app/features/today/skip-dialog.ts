import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatRadioModule } from '@angular/material/radio';
import { SKIP_REASONS, type SkipReason } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';

export interface SkipAnswer {
  readonly skipReason: SkipReason;
  readonly notes: string;
}

/** Asks why a dose is skipped; nothing is chosen beforehand. */
@Component({
  selector: 'cc-skip-dialog',
  imports: [MatButton, MatDialogModule, MatFormFieldModule, MatInput, MatRadioModule, TranslocoPipe],
  template: `
    <h2 mat-dialog-title>{{ 'skipDialog.title' | transloco: { name: data.name } }}</h2>
    <mat-dialog-content>
      <mat-radio-group
        [aria-label]="'skipDialog.reason' | transloco"
        [value]="reason()"
        (change)="reason.set($event.value)"
      >
        @for (choice of reasons; track choice) {
          <mat-radio-button [value]="choice" [attr.data-testid]="'reason-' + choice">
            {{ 'skipReason.' + choice | transloco }}
          </mat-radio-button>
        }
      </mat-radio-group>
      <mat-form-field appearance="outline" subscriptSizing="dynamic">
        <mat-label>{{ 'skipDialog.notes' | transloco }}</mat-label>
        <input matInput maxlength="1000" data-testid="skip-notes" [value]="notes()" (input)="notes.set($any($event.target).value)" />
      </mat-form-field>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton mat-dialog-close>{{ 'common.cancel' | transloco }}</button>
      <button matButton="filled" data-testid="skip-confirm" [disabled]="reason() === null" (click)="answer()">
        {{ 'skipDialog.confirm' | transloco }}
      </button>
    </mat-dialog-actions>
  `,
  styles: `
    mat-radio-group {
      display: grid;
      margin-bottom: 1rem;
    }
    mat-form-field {
      width: 100%;
    }
  `,
})
export class SkipDialog {
  protected readonly data = inject<{ name: string }>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<SkipDialog, SkipAnswer>>(MatDialogRef);
  protected readonly reasons = SKIP_REASONS;
  protected readonly reason = signal<SkipReason | null>(null);
  protected readonly notes = signal('');

  protected answer(): void {
    const skipReason = this.reason();
    if (skipReason !== null) this.dialog.close({ skipReason, notes: this.notes().trim() });
  }
}
