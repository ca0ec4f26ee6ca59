import { Component, inject, input, signal, type OnInit } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { authProblem, type AuthProblem } from '../../core/session/auth-problem';
import { safeReturnUrl } from '../../core/session/return-url';
import { Session } from '../../core/session/session';
import { GoogleSignIn } from '../../core/session/google-sign-in';
import type { SecondStep } from '../../core/session/second-step';
import { SignInFailures } from '../../core/session/sign-in-failures';
import { countdown } from '../../ui/countdown/countdown';
import { PasswordToggle } from '../../ui/password-field/password-toggle';
import { SecondStepForm } from './second-step-form';

/** From how many seconds on a wait is told in minutes, as a lock. */
const LOCK_SECONDS = 60;

@Component({
  selector: 'cc-login',
  imports: [MatButton, MatCheckbox, MatFormFieldModule, MatInput, PasswordToggle, ReactiveFormsModule, RouterLink, SecondStepForm, TranslocoPipe],
  templateUrl: './login.page.html',
  styleUrl: './auth-form.scss',
})
export class LoginPage implements OnInit {
  /** Where to go after sign-in; from the address. */
  readonly returnUrl = input<string>();
  /** Prefilled address; from the address bar. */
  readonly email = input<string>();
  /** Why the person finds themselves here: their session was ended, or nobody used the device; from the address. */
  readonly why = input<string>();
  private readonly session = inject(Session);
  private readonly failures = inject(SignInFailures);
  private readonly router = inject(Router);

  protected readonly notices = ['ended', 'idle', 'deleted', 'password', 'suspended'];
  protected readonly wait = countdown();
  protected readonly problem = signal<AuthProblem | null>(null);
  protected readonly busy = signal(false);
  /** What the account asks for after the password. */
  protected readonly step = signal<SecondStep | null>(null);
  protected readonly google = inject(GoogleSignIn);
  private target = '/';
  protected readonly form = new FormGroup({
    email: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.email] }),
    password: new FormControl('', { nonNullable: true, validators: [Validators.required] }),
    trusted: new FormControl(false, { nonNullable: true }),
  });

  ngOnInit(): void {
    this.form.controls.email.setValue(this.email() ?? '');
    void this.comeFromGoogle();
  }

  protected async submit(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid || this.busy() || this.wait.left() > 0) return;
    const { email, password, trusted } = this.form.getRawValue();
    await this.enter(this.returnUrl(), email, () => this.session.signIn(email, password, trusted));
  }

  protected leaveForGoogle(): Promise<void> {
    return this.google.leave(this.form.controls.trusted.value, safeReturnUrl(this.returnUrl()));
  }

  /** The person is signed in. */
  protected async goOn(): Promise<void> {
    await this.router.navigateByUrl(this.target);
  }

  private async comeFromGoogle(): Promise<void> {
    try {
      const answer = await this.google.takeAnswer();
      if (answer !== null) await this.enter(answer.returnUrl, '', () => this.session.signInWithGoogle(answer));
    } catch {
      this.problem.set('UNAVAILABLE');
    }
  }

  private async enter(returnUrl: string | undefined, email: string, firstStep: () => Promise<SecondStep | null>): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    this.target = safeReturnUrl(returnUrl);
    try {
      const step = await firstStep();
      if (step === null) await this.goOn();
      else this.step.set(step);
    } catch (error) {
      await this.fail(authProblem(error), email);
    } finally {
      this.busy.set(false);
    }
  }

  /** A lock shows the same whether the password was right or not. */
  private async fail(problem: AuthProblem, email: string): Promise<void> {
    const seconds = problem === 'WRONG_CREDENTIALS' ? await this.failures.report(email) : 0;
    if (seconds < LOCK_SECONDS) this.wait.start(seconds);
    this.problem.set(seconds >= LOCK_SECONDS ? 'LOCKED' : problem);
  }
}
