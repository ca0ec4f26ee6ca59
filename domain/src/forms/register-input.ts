import * as z from 'zod/mini';
import { formText } from './validation';

export const PASSWORD_MIN = 8;
export const PASSWORD_MAX = 128;

/** A new account. Any characters make a password; blanks around an address and its letter case do not matter. */
export const registerInput = z.strictObject({
  displayName: formText(1, 100),
  email: formText(1, 254).check(z.toLowerCase(), z.regex(/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/, { error: 'invalidEmail' })),
  password: z.string({ error: 'required' }).check(
    z.refine((value) => value !== '', { error: 'required', abort: true }),
    z.minLength(PASSWORD_MIN, { error: 'tooShort' }),
    z.maxLength(PASSWORD_MAX, { error: 'tooLong' }),
  ),
  consent: z.literal(true, { error: 'consentRequired' }),
});

export type RegisterInput = z.infer<typeof registerInput>;
