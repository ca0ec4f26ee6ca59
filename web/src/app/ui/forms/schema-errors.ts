import type { AbstractControl, FormGroup } from '@angular/forms';
import { fieldErrors } from '@carecircle/domain';

type SchemaError = Parameters<typeof fieldErrors>[0];
/** What a schema of the domain says of some input. */
export type Parsed<T> = { success: true; data: T } | { success: false; error: SchemaError };

/**
 * Puts what a schema of the domain found wrong on the fields of a form, and the focus on the first of them.
 * @returns whether the input is good.
 */
export function showErrors<T>(form: FormGroup, parsed: Parsed<T>): parsed is { success: true; data: T } {
  const errors = parsed.success ? {} : fieldErrors(parsed.error);
  for (const [name, control] of Object.entries(form.controls)) {
    const key = errors[name];
    control.setErrors(key === undefined ? null : { [key]: true });
    control.markAsTouched();
  }
  if (!parsed.success) requestAnimationFrame(focusFirstInvalid);
  return parsed.success;
}

/** The catalogue key of what is wrong with a field. */
export function errorKey(control: AbstractControl): string {
  return `validation.${Object.keys(control.errors ?? {})[0] ?? 'invalid'}`;
}

function focusFirstInvalid(): void {
  document.querySelector<HTMLElement>('form .ng-invalid:not(form):not(div) input, form input.ng-invalid, form [aria-invalid="true"]')?.focus();
}
