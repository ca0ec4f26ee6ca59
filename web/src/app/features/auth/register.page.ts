import { Component, inject, input, signal, type OnInit } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router, RouterLink } from '@angular/router';
import { PASSWORD_MIN, registerInput } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { authProblem, type AuthProblem } from '../../core/session/auth-problem';
import { safeReturnUrl } from '../../core/session/return-url';
import { Session } from '../../core/session/session';
import { errorKey, showErrors } from '../../ui/forms/schema-errors';
import { PasswordToggle } from './password-toggle';

@Component({
  selector: 'cc-register',
  imports: [
    MatButton,
    MatCheckbox,
    MatFormFieldModule,
    MatInput,
    PasswordToggle,
    ReactiveFormsModule,
    RouterLink,
    TranslocoPipe,
  ],
  templateUrl: './register.page.html',
  styleUrl: './auth-form.scss',
})
export class RegisterPage implements OnInit {
  /** Where to go afterwards; from the address. */
  readonly returnUrl = input<string>();
  /** Prefilled address; from the address bar. */
  readonly email = input<string>();
  private readonly session = inject(Session);
  private readonly router = inject(Router);

  protected readonly passwordMin = PASSWORD_MIN;
  protected readonly problem = signal<AuthProblem | null>(null);
  protected readonly busy = signal(false);
  protected readonly form = new FormGroup({
    displayName: new FormControl('', { nonNullable: true }),
    email: new FormControl('', { nonNullable: true }),
    password: new FormControl('', { nonNullable: true }),
    consent: new FormControl(false, { nonNullable: true }),
  });
  protected readonly errorKey = errorKey;

  ngOnInit(): void {
    this.form.controls.email.setValue(this.email() ?? '');
  }

  protected async submit(): Promise<void> {
    const input = registerInput.safeParse(this.form.getRawValue());
    if (!showErrors(this.form, input) || this.busy()) return;
    const { displayName, email, password } = input.data;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.session.register(displayName, email, password);
      await this.router.navigateByUrl(safeReturnUrl(this.returnUrl()));
    } catch (error) {
      this.problem.set(authProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}
