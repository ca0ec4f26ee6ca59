import { Component, inject, input, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { authProblem, type AuthProblem } from '../../core/session/auth-problem';
import { safeReturnUrl } from '../../core/session/return-url';
import { Session } from '../../core/session/session';
import { PasswordToggle } from './password-toggle';

@Component({
  selector: 'cc-login',
  imports: [MatButton, MatFormFieldModule, MatInput, PasswordToggle, ReactiveFormsModule, RouterLink, TranslocoPipe],
  template: `
    <h1 tabindex="-1">{{ 'auth.login.heading' | transloco }}</h1>
    <form class="cc-form" [formGroup]="form" (ngSubmit)="submit()">
      @if (problem(); as problem) {
        <p class="problem" role="alert" data-testid="auth-error">{{ 'auth.problem.' + problem | transloco }}</p>
      }
      <mat-form-field>
        <mat-label>{{ 'auth.email' | transloco }}</mat-label>
        <input matInput type="email" autocomplete="username" inputmode="email" formControlName="email" data-testid="email" />
        <mat-error>{{ 'validation.invalidEmail' | transloco }}</mat-error>
      </mat-form-field>
      <mat-form-field>
        <mat-label>{{ 'auth.password' | transloco }}</mat-label>
        <input
          matInput
          autocomplete="current-password"
          formControlName="password"
          data-testid="password"
          [type]="toggle.shown() ? 'text' : 'password'"
        />
        <cc-password-toggle matSuffix #toggle />
        <mat-error>{{ 'validation.required' | transloco }}</mat-error>
      </mat-form-field>
      <button matButton="filled" class="cc-big" type="submit" data-testid="login" [disabled]="busy()">
        {{ (busy() ? 'auth.login.busy' : 'auth.login.submit') | transloco }}
      </button>
    </form>
    <p>
      {{ 'auth.login.noAccount' | transloco }}
      <a routerLink="/register" [queryParams]="{ returnUrl: returnUrl() }" data-testid="to-register">
        {{ 'auth.login.register' | transloco }}
      </a>
    </p>
  `,
  styleUrl: './auth-form.scss',
})
export class LoginPage {
  /** Where to go after sign-in; from the address. */
  readonly returnUrl = input<string>();
  private readonly session = inject(Session);
  private readonly router = inject(Router);

  protected readonly problem = signal<AuthProblem | null>(null);
  protected readonly busy = signal(false);
  protected readonly form = new FormGroup({
    email: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.email] }),
    password: new FormControl('', { nonNullable: true, validators: [Validators.required] }),
  });

  protected async submit(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid || this.busy()) return;
    const { email, password } = this.form.getRawValue();
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.session.signIn(email, password);
      await this.router.navigateByUrl(safeReturnUrl(this.returnUrl()));
    } catch (error) {
      this.problem.set(authProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}
