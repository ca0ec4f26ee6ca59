import { Component, computed, inject, Service, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialog, MatDialogModule } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { firstValueFrom } from 'rxjs';
import type { Question } from './confirm';

/** A question that is only answered with yes by typing some words, such as a name. */
export interface TypedQuestion extends Question {
  /** What must be typed. */
  readonly words: string;
  /** Asks to type them. */
  readonly label: string;
}

@Component({
  selector: 'cc-confirm-typed',
  imports: [MatButton, MatDialogModule, MatFormFieldModule, MatInput],
  template: `
    <h2 mat-dialog-title>{{ question.title }}</h2>
    <mat-dialog-content>
      <p>{{ question.text }}</p>
      <mat-form-field appearance="outline" subscriptSizing="dynamic">
        <mat-label>{{ question.label }}</mat-label>
        <input matInput autocomplete="off" data-testid="confirm-words" (input)="typed.set($any($event.target).value)" />
      </mat-form-field>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton data-testid="confirm-no" [mat-dialog-close]="false">{{ question.no }}</button>
      <button matButton="filled" data-testid="confirm-yes" [disabled]="!matches()" [mat-dialog-close]="true">{{ question.yes }}</button>
    </mat-dialog-actions>
  `,
  styles: `
    mat-form-field {
      width: 100%;
      margin-top: 1rem;
    }
  `,
})
class ConfirmTypedDialog {
  protected readonly question = inject<TypedQuestion>(MAT_DIALOG_DATA);
  protected readonly typed = signal('');
  protected readonly matches = computed(() => this.typed().trim() === this.question.words.trim());
}

/** Asks before something that takes much with it. */
@Service()
export class ConfirmTyped {
  private readonly dialogs = inject(MatDialog);

  async ask(question: TypedQuestion): Promise<boolean> {
    const dialog = this.dialogs.open<ConfirmTypedDialog, TypedQuestion, boolean>(ConfirmTypedDialog, { data: question });
    return (await firstValueFrom(dialog.afterClosed(), { defaultValue: false })) ?? false;
  }
}
