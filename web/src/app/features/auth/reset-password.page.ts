import { Component, inject, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { newPassword } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { CallError, Callables } from '../../core/firebase/callables';
import { PasswordStrength } from '../../core/session/password-strength';
import { Session } from '../../core/session/session';
import { NewPasswordField } from '../password/new-password-field';
import { strongEnough } from '../password/strong-enough';

type LinkState = { kind: 'CHECKING' } | { kind: 'INVALID' } | { kind: 'GOOD'; email: string };

/** Where the link from the mail leads: checks it, tells whose it is, and takes a new password. */
@Component({
  selector: 'cc-reset-password',
  imports: [MatButton, NewPasswordField, ReactiveFormsModule, RouterLink, TranslocoPipe],
  templateUrl: './reset-password.page.html',
  styleUrl: './auth-form.scss',
})
export class ResetPasswordPage {
  private readonly callables = inject(Callables);
  private readonly meter = inject(PasswordStrength);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  /** In the fragment, which browsers send to nobody. */
  private readonly token = inject(ActivatedRoute).snapshot.fragment ?? '';

  protected readonly link = signal<LinkState>({ kind: 'CHECKING' });
  protected readonly busy = signal(false);
  protected readonly problemKey = signal<string | null>(null);
  protected readonly form = new FormGroup({ password: new FormControl('', { nonNullable: true }) });

  constructor() {
    void this.check();
  }

  protected async submit(): Promise<void> {
    const { password } = this.form.controls;
    if (this.busy() || !this.isLongEnough(password)) return;
    this.busy.set(true);
    this.problemKey.set(null);
    try {
      if (!(await strongEnough(password, this.meter))) return;
      const input = { token: this.token, password: password.value };
      const { state } = await this.callables.call<object, { state: 'DONE' | 'INVALID_LINK' | 'GUESSABLE_PASSWORD' }>('resetPassword', input);
      if (state === 'INVALID_LINK') this.link.set({ kind: 'INVALID' });
      else if (state === 'GUESSABLE_PASSWORD') password.setErrors({ guessablePassword: true });
      else await this.leave();
    } catch (error) {
      this.fail(error);
    } finally {
      this.busy.set(false);
    }
  }

  private isLongEnough(password: FormControl<string>): boolean {
    const parsed = newPassword.safeParse(password.value);
    if (!parsed.success) password.setErrors({ [parsed.error.issues[0]?.message ?? 'invalid']: true });
    password.markAsTouched();
    return parsed.success;
  }

  /** Every session is over now, also one of this device. */
  private async leave(): Promise<void> {
    if (this.session.uid() !== null) await this.session.signOut('password');
    else await this.router.navigate(['/login'], { queryParams: { why: 'password' } });
  }

  private async check(): Promise<void> {
    try {
      const { email } = await this.callables.call<object, { email: string | null }>('checkPasswordReset', { token: this.token });
      this.link.set(email === null ? { kind: 'INVALID' } : { kind: 'GOOD', email });
    } catch (error) {
      this.link.set({ kind: 'INVALID' });
      if (this.token !== '') this.fail(error);
    }
  }

  private fail(error: unknown): void {
    this.problemKey.set(error instanceof CallError ? error.textKey : 'callProblem.FAILED');
  }
}
