import * as z from 'zod/mini';
import { instant, text, uid } from './fields';
import { LOCALES } from './user';

/** What a person agreed to. */
export const CONSENT_PURPOSES = ['HEALTH_DATA'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** `users/{uid}/consents/{id}`: who agreed to which text, and when; written by functions, never changed. */
export const consentSchema = z.object({
  purpose: z.enum(CONSENT_PURPOSES),
  version: text(1, 20),
  locale: z.enum(LOCALES),
  /** SHA-256 of the text as it was shown, in hex. */
  textHash: text(64, 64),
  actor: uid,
  /** `self`: the person agreed for themselves. */
  basis: z.literal('self'),
  at: instant,
});

export type Consent = z.infer<typeof consentSchema>;
