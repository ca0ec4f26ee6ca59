import { Component, inject, Service, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatDialog, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { authProblem } from '../../core/session/auth-problem';
import { Confirmation } from '../../core/session/confirmation';
import { Session } from '../../core/session/session';
import { SignInFailures } from '../../core/session/sign-in-failures';
import { formFields } from '../../ui/forms/form-fields';
import { PasswordToggle } from '../../ui/password-field/password-toggle';

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
class ConfirmPasswordDialog {
  private readonly confirmation = inject(Confirmation);
  private readonly failures = inject(SignInFailures);
  private readonly session = inject(Session);
  private readonly dialog = inject<MatDialogRef<ConfirmPasswordDialog, string>>(MatDialogRef);
  private readonly password = new FormControl('', { nonNullable: true });
  protected readonly form = new FormGroup({ password: this.password });
  protected readonly problemKey = signal<string | null>(null);
  protected readonly busy = signal(false);

  protected async submit(): Promise<void> {
    if (this.busy() || this.password.value === '') return;
    this.busy.set(true);
    try {
      this.dialog.close(await this.confirmation.prove(this.password.value));
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

  /** The proof for the function that asks for it; null when the person thought better of it. */
  async ask(): Promise<string | null> {
    const dialog = this.dialogs.open<ConfirmPasswordDialog, void, string>(ConfirmPasswordDialog);
    return (await firstValueFrom(dialog.afterClosed(), { defaultValue: undefined })) ?? null;
  }
}
