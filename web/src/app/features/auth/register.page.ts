import { Component, computed, inject, input, signal, type OnInit } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router, RouterLink } from '@angular/router';
import { CONSENT_TEXTS, registerInput } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { CallError } from '../../core/firebase/callables';
import { Locale } from '../../core/locale/locale';
import { PasswordStrength } from '../../core/session/password-strength';
import { Registrations } from '../../core/session/registrations';
import { errorKey, showErrors } from '../../ui/forms/schema-errors';
import { NewPasswordField } from '../password/new-password-field';
import { strongEnough } from '../password/strong-enough';

@Component({
  selector: 'cc-register',
  imports: [MatButton, MatCheckbox, MatFormFieldModule, MatInput, NewPasswordField, ReactiveFormsModule, RouterLink, TranslocoPipe],
  templateUrl: './register.page.html',
  styleUrl: './auth-form.scss',
})
export class RegisterPage implements OnInit {
  /** Where to go afterwards; from the address. */
  readonly returnUrl = input<string>();
  /** Prefilled address; from the address bar. */
  readonly email = input<string>();
  private readonly registrations = inject(Registrations);
  private readonly meter = inject(PasswordStrength);
  private readonly router = inject(Router);
  private readonly locale = inject(Locale);

  protected readonly problemKey = signal<string | null>(null);
  protected readonly busy = signal(false);
  protected readonly form = new FormGroup({
    displayName: new FormControl('', { nonNullable: true }),
    email: new FormControl('', { nonNullable: true }),
    password: new FormControl('', { nonNullable: true }),
    consent: new FormControl(false, { nonNullable: true }),
  });
  protected readonly consent = computed(() => CONSENT_TEXTS[this.locale.language()]);
  private readonly typed = toSignal(this.form.valueChanges);
  protected readonly about = computed(() => [this.typed()?.displayName ?? '', this.typed()?.email ?? '']);
  protected readonly errorKey = errorKey;

  ngOnInit(): void {
    this.form.controls.email.setValue(this.email() ?? '');
  }

  protected async submit(): Promise<void> {
    const input = registerInput.safeParse(this.form.getRawValue());
    if (!showErrors(this.form, input) || this.busy()) return;
    const { displayName, email, password } = input.data;
    this.busy.set(true);
    this.problemKey.set(null);
    try {
      if (!(await strongEnough(this.form.controls.password, this.meter, displayName, email))) return;
      await this.registrations.begin({ displayName, email, password });
      await this.router.navigate(['/verify-email'], { queryParams: { returnUrl: this.returnUrl() } });
    } catch (error) {
      this.problemKey.set(error instanceof CallError ? error.textKey : 'callProblem.FAILED');
    } finally {
      this.busy.set(false);
    }
  }
}
