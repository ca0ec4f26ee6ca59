import { Component, inject, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { newPassword } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { CallError, Callables } from '../../core/firebase/callables';
import { AskCode } from '../../core/session/ask-code';
import { authProblem } from '../../core/session/auth-problem';
import { Confirmation } from '../../core/session/confirmation';
import { DeviceTrust } from '../../core/session/device-trust';
import { PasswordStrength } from '../../core/session/password-strength';
import { Session } from '../../core/session/session';
import { SignInFailures } from '../../core/session/sign-in-failures';
import { errorKey } from '../../ui/forms/schema-errors';
import { PasswordToggle } from '../../ui/password-field/password-toggle';
import { NewPasswordField } from '../password/new-password-field';
import { strongEnough } from '../password/strong-enough';

/** Changes the password; every other device is signed out with it. */
@Component({
  selector: 'cc-password-form',
  imports: [MatButton, MatFormFieldModule, MatInput, NewPasswordField, PasswordToggle, ReactiveFormsModule, TranslocoPipe],
  template: `
    <form class="cc-form" [formGroup]="form" (ngSubmit)="submit()" novalidate>
      @if (problemKey(); as key) {
        <p class="problem" role="alert" data-testid="password-problem">{{ key | transloco }}</p>
      }
      <mat-form-field>
        <mat-label>{{ 'account.password.current' | transloco }}</mat-label>
        <input
          matInput
          autocomplete="current-password"
          formControlName="current"
          data-testid="current-password"
          [type]="toggle.shown() ? 'text' : 'password'"
        />
        <cc-password-toggle matSuffix #toggle />
        <mat-error>{{ errorKey(form.controls.current) | transloco }}</mat-error>
      </mat-form-field>
      <cc-new-password-field label="account.password.next" [control]="form.controls.next" [about]="[email]" />
      <div>
        <button matButton="filled" type="submit" data-testid="change-password" [disabled]="busy()">
          {{ (busy() ? 'account.password.busy' : 'account.password.submit') | transloco }}
        </button>
      </div>
    </form>
  `,
  styleUrl: './account-section.scss',
})
export class PasswordForm {
  private readonly callables = inject(Callables);
  private readonly askCode = inject(AskCode);
  private readonly confirmation = inject(Confirmation);
  private readonly failures = inject(SignInFailures);
  private readonly meter = inject(PasswordStrength);
  private readonly session = inject(Session);
  private readonly trust = inject(DeviceTrust);

  protected readonly email = this.session.person()?.email ?? '';
  protected readonly busy = signal(false);
  protected readonly problemKey = signal<string | null>(null);
  protected readonly errorKey = errorKey;
  protected readonly form = new FormGroup({
    current: new FormControl('', { nonNullable: true }),
    next: new FormControl('', { nonNullable: true }),
  });

  protected async submit(): Promise<void> {
    const { current, next } = this.form.controls;
    if (this.busy() || !this.isFilledIn()) return;
    this.busy.set(true);
    this.problemKey.set(null);
    try {
      if (!(await strongEnough(next, this.meter, this.email))) return;
      const proof = await this.confirmation.prove(current.value);
      const { state } = await this.callables.call<object, { state: string }>('changePassword', { proof, password: next.value });
      if (state === 'GUESSABLE_PASSWORD') return next.setErrors({ guessablePassword: true });
      if (state !== 'DONE') return this.problemKey.set('callProblem.FAILED');
      await this.goOn(next.value);
    } catch (error) {
      await this.fail(error);
    } finally {
      this.busy.set(false);
    }
  }

  /** The old sign-in is void with the old password: signs in with the new one, and starts anew so that everything uses it. */
  private async goOn(password: string): Promise<void> {
    const step = await this.session.signIn(this.email, password, this.trust.trusted());
    if (step !== null) await this.askCode.finish(step);
    location.assign('/settings/security?changed=true');
  }

  private isFilledIn(): boolean {
    const { current, next } = this.form.controls;
    current.setErrors(current.value === '' ? { required: true } : null);
    const parsed = newPassword.safeParse(next.value);
    const problem = parsed.success ? (next.value === current.value ? 'samePassword' : null) : (parsed.error.issues[0]?.message ?? 'invalid');
    next.setErrors(problem === null ? null : { [problem]: true });
    this.form.markAllAsTouched();
    return current.valid && next.valid;
  }

  private async fail(error: unknown): Promise<void> {
    if (error instanceof CallError) return this.problemKey.set(error.textKey);
    const problem = authProblem(error);
    if (problem !== 'WRONG_CREDENTIALS') return this.problemKey.set(`auth.problem.${problem}`);
    this.form.controls.current.setErrors({ wrongPassword: true });
    await this.failures.report(this.email);
  }
}
