import * as z from 'zod/mini';
import { timeZone } from '../entities/fields';
import { LOCALES } from '../entities/user';
import { CONSENT_VERSION } from '../texts/consent';
import { emailField, newPassword } from './register-input';
import { documentId, formText } from './validation';

const locale = z.enum(LOCALES);
const code = z.string().check(z.regex(/^\d{6}$/, { error: 'invalid' }));
/** A fresh sign-in of the person, as an ID token. */
const proof = formText(1, 8192);

/** An address, and the language to write to it in. */
export const addressInput = z.strictObject({ email: emailField, locale });

/** A failed sign-in. */
export const failureInput = z.strictObject({ email: emailField });

/** Everything that makes an account, with the code that proves the address. */
export const registrationInput = z.strictObject({
  email: emailField,
  code,
  displayName: formText(1, 100),
  password: newPassword,
  locale,
  timeZone,
  consentVersion: z.literal(CONSENT_VERSION, { error: 'consentRequired' }),
});

/** The code that proves the address of an account that exists. */
export const codeInput = z.strictObject({ code });

export const noInput = z.strictObject({});

/** A link to choose a new password. */
export const resetLinkInput = z.strictObject({ token: formText(1, 200) });

export const resetInput = z.strictObject({ token: formText(1, 200), password: newPassword });

export const passwordChangeInput = z.strictObject({ proof, password: newPassword });

export const exportInput = z.strictObject({ proof });

/** A deletion, with what shall become of the families that would be left without an ADMIN. */
export const deletionInput = z.strictObject({
  proof,
  successors: z.record(documentId, documentId),
  deletedFamilies: z.array(documentId).check(z.maxLength(200)),
});

export type RegistrationInput = z.infer<typeof registrationInput>;
export type DeletionInput = z.infer<typeof deletionInput>;
