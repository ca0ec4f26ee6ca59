import { Component, inject, Service, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialog, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { authProblem } from '../../core/session/auth-problem';
import { Confirmation, type FreshSignIn } from '../../core/session/confirmation';
import { Session } from '../../core/session/session';
import { SignInFailures } from '../../core/session/sign-in-failures';
import { formFields } from '../../ui/forms/form-fields';
import { PasswordToggle } from '../../ui/password-field/password-toggle';

/** What the password is asked for. */
type Task<T> = (password: string) => Promise<T>;

@Component({
  selector: 'cc-confirm-password',
  imports: [MatButton, MatDialogModule, MatFormFieldModule, MatInput, PasswordToggle, ReactiveFormsModule, TranslocoPipe],
  providers: [formFields],
  template: `
    <h2 mat-dialog-title>{{ 'account.confirm.title' | transloco }}</h2>
    <form [formGroup]="form" (ngSubmit)="submit()">
      <mat-dialog-content class="cc-form">
        <p>{{ 'account.confirm.text' | transloco }}</p>
        <mat-form-field>
          <mat-label>{{ 'auth.password' | transloco }}</mat-label>
          <input
            matInput
            autocomplete="current-password"
            data-testid="confirm-password"
            formControlName="password"
            [type]="toggle.shown() ? 'text' : 'password'"
          />
          <cc-password-toggle matSuffix #toggle />
          @if (problemKey(); as key) {
            <mat-error data-testid="confirm-problem">{{ key | transloco }}</mat-error>
          }
        </mat-form-field>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" mat-dialog-close>{{ 'common.cancel' | transloco }}</button>
        <button matButton="filled" type="submit" data-testid="confirm-submit" [disabled]="busy()">{{ 'account.confirm.submit' | transloco }}</button>
      </mat-dialog-actions>
    </form>
  `,
})
class ConfirmPasswordDialog<T> {
  private readonly task = inject<Task<T>>(MAT_DIALOG_DATA);
  private readonly failures = inject(SignInFailures);
  private readonly session = inject(Session);
  private readonly dialog = inject<MatDialogRef<ConfirmPasswordDialog<T>, T>>(MatDialogRef);
  private readonly password = new FormControl('', { nonNullable: true });
  protected readonly form = new FormGroup({ password: this.password });
  protected readonly problemKey = signal<string | null>(null);
  protected readonly busy = signal(false);

  protected async submit(): Promise<void> {
    if (this.busy() || this.password.value === '') return;
    this.busy.set(true);
    try {
      this.dialog.close(await this.task(this.password.value));
    } catch (error) {
      const problem = authProblem(error);
      if (problem === 'WRONG_CREDENTIALS') await this.failures.report(this.session.person()?.email ?? '');
      this.problemKey.set(problem === 'WRONG_CREDENTIALS' ? 'validation.wrongPassword' : `auth.problem.${problem}`);
      this.password.setErrors({ refused: true });
      this.password.markAsTouched();
    } finally {
      this.busy.set(false);
    }
  }
}

/** Asks for the password before something that only the person themselves may do. */
@Service()
export class ConfirmPassword {
  private readonly dialogs = inject(MatDialog);
  private readonly confirmation = inject(Confirmation);

  /** The proof for the function that asks for it; null when the person thought better of it. */
  ask(): Promise<string | null> {
    return this.open((password) => this.confirmation.prove(password));
  }

  /** A fresh sign-in for what the person changes at the account itself; null when they thought better of it. */
  signIn(): Promise<FreshSignIn | null> {
    return this.open((password) => this.confirmation.signIn(password));
  }

  private async open<T>(task: Task<T>): Promise<T | null> {
    const dialog = this.dialogs.open<ConfirmPasswordDialog<T>, Task<T>, T>(ConfirmPasswordDialog<T>, { data: task });
    return (await firstValueFrom(dialog.afterClosed(), { defaultValue: undefined })) ?? null;
  }
}
