import { Component, inject, input, output, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import { authProblem, type AuthProblem } from '../../core/session/auth-problem';
import type { SecondStep } from '../../core/session/second-step';
import { SignInFailures } from '../../core/session/sign-in-failures';

/** Asks for the code of the authenticator app, after the password was right. */
@Component({
  selector: 'cc-second-step-form',
  imports: [MatButton, MatFormFieldModule, MatInput, ReactiveFormsModule, TranslocoPipe],
  template: `
    <form class="cc-form" [formGroup]="form" (ngSubmit)="submit()">
      <p>{{ 'account.second.ask' | transloco }}</p>
      @if (problem(); as problem) {
        <p class="problem" role="alert" data-testid="code-problem" [attr.data-problem]="problem">{{ 'auth.problem.' + problem | transloco }}</p>
      }
      <mat-form-field>
        <mat-label>{{ 'account.second.code' | transloco }}</mat-label>
        <input matInput inputmode="numeric" autocomplete="one-time-code" maxlength="10" formControlName="code" data-testid="code" />
        <mat-error>{{ 'validation.required' | transloco }}</mat-error>
      </mat-form-field>
      <button matButton="filled" class="cc-big" type="submit" data-testid="send-code" [disabled]="busy()">
        {{ (busy() ? 'auth.login.busy' : 'auth.login.submit') | transloco }}
      </button>
      <button matButton type="button" (click)="back.emit()">{{ 'account.forgot.back' | transloco }}</button>
      <p class="hint">{{ 'account.second.lost' | transloco }}</p>
    </form>
  `,
  styleUrl: './auth-form.scss',
})
export class SecondStepForm {
  readonly step = input.required<SecondStep>();
  /** Of whom it is; '' where Google knows it. */
  readonly email = input.required<string>();
  readonly done = output();
  readonly back = output();
  private readonly failures = inject(SignInFailures);

  protected readonly form = new FormGroup({ code: new FormControl('', { nonNullable: true, validators: [Validators.required] }) });
  protected readonly problem = signal<AuthProblem | null>(null);
  protected readonly busy = signal(false);

  protected async submit(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.step().finish(this.form.controls.code.value);
      this.done.emit();
    } catch (error) {
      const problem = authProblem(error);
      if (problem === 'WRONG_CODE' && this.email() !== '') await this.failures.report(this.email());
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
