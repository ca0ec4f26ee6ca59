import { Component, inject, Service, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialog, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { REASON_MAX, REASON_MIN } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';

/** An act that is to be confirmed; the texts are already in the operator's language. */
export interface ReasonQuestion {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly optional: boolean;
}

@Component({
  selector: 'cc-ask-reason',
  imports: [MatButton, MatDialogModule, MatFormFieldModule, MatInput, TranslocoPipe],
  template: `
    <h2 mat-dialog-title>{{ question.title }}</h2>
    <form (submit)="answer($event)">
      <mat-dialog-content>
        <p>{{ question.text }}</p>
        <mat-form-field appearance="outline" subscriptSizing="dynamic">
          <mat-label>{{ (question.optional ? 'operators.reason.optional' : 'operators.reason.label') | transloco }}</mat-label>
          <textarea
            matInput
            cdkFocusInitial
            rows="3"
            data-testid="reason"
            [required]="!question.optional"
            [attr.maxlength]="most"
            [value]="reason()"
            (input)="reason.set($any($event.target).value)"
          ></textarea>
          @if (!question.optional) {
            <mat-hint>{{ 'operators.reason.hint' | transloco: { min: least } }}</mat-hint>
          }
        </mat-form-field>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" mat-dialog-close>{{ 'common.cancel' | transloco }}</button>
        <button matButton="filled" type="submit" data-testid="reason-yes" [disabled]="!isAnswer()">{{ question.yes }}</button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    mat-form-field {
      width: 100%;
      margin-top: 0.75rem;
    }
  `,
})
class AskReasonDialog {
  protected readonly question = inject<ReasonQuestion>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<AskReasonDialog, string>>(MatDialogRef);
  protected readonly reason = signal('');
  protected readonly least = REASON_MIN;
  protected readonly most = REASON_MAX;

  protected isAnswer(): boolean {
    return this.question.optional || this.reason().trim().length >= REASON_MIN;
  }

  protected answer(event: Event): void {
    event.preventDefault();
    if (this.isAnswer()) this.dialog.close(this.reason().trim());
  }
}

/** Asks an operator whether, and why. */
@Service()
export class AskReason {
  private readonly dialogs = inject(MatDialog);

  /** The reason, trimmed; null when the operator thought better of it. */
  async ask(question: ReasonQuestion): Promise<string | null> {
    const dialog = this.dialogs.open<AskReasonDialog, ReasonQuestion, string>(AskReasonDialog, { data: question, width: '32rem' });
    return (await firstValueFrom(dialog.afterClosed(), { defaultValue: undefined })) ?? null;
  }
}
