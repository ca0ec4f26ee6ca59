import * as z from 'zod/mini';
import { formText } from './validation';

/**
 * Length is what makes a password strong: any characters, no classes that must occur (SEC-08). What is too easy to guess at any
 * length is refused by its strength.
 */
export const PASSWORD_MIN = 8;
export const PASSWORD_MAX = 128;
/** What anybody would try first for this service: a password made of such words counts as one of them. */
export const SERVICE_WORDS = ['carecircle', 'care', 'circle', 'caregiver', 'family', 'medicine', 'famille', 'soins', 'aidant', 'cercle'];

/** Blanks around an address and its letter case do not matter. */
export const emailField = formText(1, 254).check(
  z.toLowerCase(),
  z.regex(/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/, { error: 'invalidEmail' }),
);

export const newPassword = z.string({ error: 'required' }).check(
  z.refine((value) => value !== '', { error: 'required', abort: true }),
  z.minLength(PASSWORD_MIN, { error: 'tooShort' }),
  z.maxLength(PASSWORD_MAX, { error: 'tooLong' }),
);

/** A new account as its form gives it. */
export const registerInput = z.strictObject({
  displayName: formText(1, 100),
  email: emailField,
  password: newPassword,
  consent: z.literal(true, { error: 'consentRequired' }),
});

export type RegisterInput = z.infer<typeof registerInput>;
