import { Component, inject, Service, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialog, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';

/** A question that is answered with some text; the texts are already in the person's language. */
export interface TextQuestion {
  readonly title: string;
  readonly text?: string;
  readonly label: string;
  readonly hint?: string;
  readonly value?: string;
  readonly maxLength: number;
  readonly yes: string;
  /** Only this very text is an answer: for what should not happen by a slip of the hand. */
  readonly exactly?: string;
  /** May the answer be empty? */
  readonly optional?: boolean;
  /** What is not empty has so many characters at least. */
  readonly minLength?: number;
  /** Room for so many lines; one, unless told. */
  readonly lines?: number;
}

@Component({
  selector: 'cc-ask-text',
  imports: [MatButton, MatDialogModule, MatFormFieldModule, MatInput, TranslocoPipe],
  template: `
    <h2 mat-dialog-title>{{ question.title }}</h2>
    <form (submit)="answer($event)">
      <mat-dialog-content>
        @if (question.text) {
          <p>{{ question.text }}</p>
        }
        <mat-form-field appearance="outline" subscriptSizing="dynamic">
          <mat-label>{{ question.label }}</mat-label>
          @if (question.lines) {
            <textarea
              matInput
              cdkFocusInitial
              [rows]="question.lines"
              data-testid="ask-text"
              [attr.maxlength]="question.maxLength"
              [value]="value()"
              (input)="value.set($any($event.target).value)"
            ></textarea>
          } @else {
            <input
              matInput
              cdkFocusInitial
              autocomplete="off"
              data-testid="ask-text"
              [attr.maxlength]="question.maxLength"
              [value]="value()"
              (input)="value.set($any($event.target).value)"
            />
          }
          @if (question.hint) {
            <mat-hint>{{ question.hint }}</mat-hint>
          }
        </mat-form-field>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" mat-dialog-close>{{ 'common.cancel' | transloco }}</button>
        <button matButton="filled" type="submit" data-testid="ask-yes" [disabled]="!isAnswer()">{{ question.yes }}</button>
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
class AskTextDialog {
  protected readonly question = inject<TextQuestion>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<AskTextDialog, string>>(MatDialogRef);
  protected readonly value = signal(this.question.value ?? '');

  protected isAnswer(): boolean {
    const { exactly, optional, minLength = 1 } = this.question;
    const value = this.value().trim();
    if (exactly !== undefined) return value === exactly;
    return value === '' ? optional === true : value.length >= minLength;
  }

  protected answer(event: Event): void {
    event.preventDefault();
    if (this.isAnswer()) this.dialog.close(this.value().trim());
  }
}

/** Asks for some text. */
@Service()
export class AskText {
  private readonly dialogs = inject(MatDialog);

  /** The trimmed answer; null when the person thought better of it. */
  async ask(question: TextQuestion): Promise<string | null> {
    const dialog = this.dialogs.open<AskTextDialog, TextQuestion, string>(AskTextDialog, { data: question, width: '30rem' });
    return (await firstValueFrom(dialog.afterClosed(), { defaultValue: undefined })) ?? null;
  }
}
