import type { FormControl } from '@angular/forms';
import { LEAST_STRENGTH, type PasswordStrength } from '../../core/session/password-strength';

/** Puts "too easy to guess" on the field of a password that is; the server asks again. @returns whether it is good */
export async function strongEnough(control: FormControl<string>, meter: PasswordStrength, ...about: string[]): Promise<boolean> {
  if ((await meter.of(control.value, ...about)) >= LEAST_STRENGTH) return true;
  control.setErrors({ guessablePassword: true });
  control.markAsTouched();
  return false;
}
