import { Component, inject, input, signal, type OnInit } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { CallError, Callables } from '../../core/firebase/callables';
import { Locale } from '../../core/locale/locale';

/** Has a link mailed with which a new password is chosen. What it says is the same for every address (SEC-09). */
@Component({
  selector: 'cc-forgot-password',
  imports: [MatButton, MatFormFieldModule, MatInput, ReactiveFormsModule, RouterLink, TranslocoPipe],
  template: `
    <h1 tabindex="-1">{{ 'account.forgot.heading' | transloco }}</h1>
    @if (sent()) {
      <p class="notice" role="status" data-testid="reset-sent">{{ 'account.forgot.sent' | transloco }}</p>
    } @else {
      <p>{{ 'account.forgot.text' | transloco }}</p>
    }
    <form class="cc-form" [formGroup]="form" (ngSubmit)="submit()">
      @if (problemKey(); as key) {
        <p class="problem" role="alert" data-testid="auth-error">{{ key | transloco }}</p>
      }
      <mat-form-field>
        <mat-label>{{ 'auth.email' | transloco }}</mat-label>
        <input matInput type="email" autocomplete="username" inputmode="email" formControlName="email" data-testid="email" />
        <mat-error>{{ 'validation.invalidEmail' | transloco }}</mat-error>
      </mat-form-field>
      <button [matButton]="sent() ? 'outlined' : 'filled'" class="cc-big" type="submit" data-testid="send-reset" [disabled]="busy()">
        {{ (sent() ? 'account.forgot.again' : 'account.forgot.submit') | transloco }}
      </button>
    </form>
    <p><a routerLink="/login" data-testid="to-login">{{ 'account.forgot.back' | transloco }}</a></p>
  `,
  styleUrl: './auth-form.scss',
})
export class ForgotPasswordPage implements OnInit {
  /** Prefilled address; from the address bar. */
  readonly email = input<string>();
  private readonly callables = inject(Callables);
  private readonly locale = inject(Locale);

  protected readonly sent = signal(false);
  protected readonly busy = signal(false);
  protected readonly problemKey = signal<string | null>(null);
  protected readonly form = new FormGroup({
    email: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.email] }),
  });

  ngOnInit(): void {
    this.form.controls.email.setValue(this.email() ?? '');
  }

  protected async submit(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid || this.busy()) return;
    this.busy.set(true);
    this.problemKey.set(null);
    try {
      await this.callables.call('requestPasswordReset', { email: this.form.controls.email.value, locale: this.locale.language() });
      this.sent.set(true);
    } catch (error) {
      this.problemKey.set(error instanceof CallError ? error.textKey : 'callProblem.FAILED');
    } finally {
      this.busy.set(false);
    }
  }
}
