import { afterNextRender, Component, inject, input, signal, viewChild } from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { Router, RouterLink } from '@angular/router';
import { newPassword } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { CallError } from '../../core/firebase/callables';
import { PendingRegistration } from '../../core/session/pending-registration';
import { Registrations, type CodeState } from '../../core/session/registrations';
import { safeReturnUrl } from '../../core/session/return-url';
import { Session } from '../../core/session/session';
import { countdown } from '../../ui/countdown/countdown';
import { NewPasswordField } from '../password/new-password-field';
import { CodeBoxes } from './code-boxes';

const RESEND_SECONDS = 60;
/** So long the good news stand before the page goes on. */
const SUCCESS_MS = 1_500;

/** Proves an address with the code that was mailed to it. */
@Component({
  selector: 'cc-verify-email',
  imports: [CodeBoxes, MatButton, MatCheckbox, NewPasswordField, ReactiveFormsModule, RouterLink, TranslocoPipe],
  templateUrl: './verify-email.page.html',
  styleUrl: './auth-form.scss',
})
export class VerifyEmailPage {
  /** Where to go afterwards; from the address. */
  readonly returnUrl = input<string>();
  private readonly session = inject(Session);
  private readonly pending = inject(PendingRegistration);
  private readonly router = inject(Router);
  protected readonly registrations = inject(Registrations);
  private readonly boxes = viewChild.required(CodeBoxes);

  protected readonly isNew = this.session.person() === null;
  protected readonly needsPassword = this.registrations.needsPassword;
  protected readonly password = new FormControl('', { nonNullable: true });
  protected readonly trusted = new FormControl(false, { nonNullable: true });
  protected readonly wait = countdown();
  protected readonly busy = signal(false);
  protected readonly done = signal(false);
  protected readonly said = signal<string | null>(null);
  protected readonly problemKey = signal<string | null>(null);

  constructor() {
    // Right after registration a code is on its way; who comes here signed in has none yet.
    if (this.isNew) this.wait.start(RESEND_SECONDS);
    else void this.resend();
    afterNextRender(() => this.boxes().focus(0));
  }

  protected async resend(): Promise<void> {
    this.problemKey.set(null);
    try {
      const { sent, waitSeconds } = await this.registrations.requestCode();
      this.wait.start(waitSeconds);
      if (sent) this.said.set('account.verify.sent');
    } catch (error) {
      this.fail(error);
    }
  }

  protected async submit(code: string): Promise<void> {
    if (this.busy() || !this.isPasswordGood()) return;
    this.busy.set(true);
    this.problemKey.set(null);
    try {
      const state = await this.registrations.prove(code, this.password.value, this.trusted.value);
      if (state !== 'DONE') return this.refuse(state);
      this.done.set(true);
      await new Promise((resolve) => setTimeout(resolve, SUCCESS_MS));
      await this.router.navigateByUrl(safeReturnUrl(this.returnUrl()));
    } catch (error) {
      this.fail(error);
    } finally {
      this.busy.set(false);
    }
  }

  /** Another address: what was typed is forgotten; whoever is signed in signs out first. */
  protected async startOver(): Promise<void> {
    this.pending.end();
    if (this.isNew) await this.router.navigate(['/register'], { queryParams: { returnUrl: this.returnUrl() } });
    else await this.session.signOut();
  }

  private isPasswordGood(): boolean {
    if (!this.needsPassword || newPassword.safeParse(this.password.value).success) return true;
    this.password.setErrors({ tooShort: true });
    this.password.markAsTouched();
    return false;
  }

  private refuse(state: Exclude<CodeState, 'DONE'>): void {
    this.problemKey.set(`account.verify.problem.${state}`);
    this.said.set(null);
    this.boxes().clear();
  }

  private fail(error: unknown): void {
    this.problemKey.set(error instanceof CallError ? error.textKey : 'callProblem.FAILED');
  }
}
