import * as z from 'zod/mini';
import { email, meta, phone, text, timeZone } from './fields';

export const LOCALES = ['en', 'fr'] as const;
export type Locale = (typeof LOCALES)[number];

export const CHANNELS = ['push', 'email', 'sms'] as const;
export type Channel = (typeof CHANNELS)[number];

export const preferencesSchema = z.object({
  channels: z.object({ push: z.boolean(), email: z.boolean(), sms: z.boolean() }),
  /** Be told of what others record, too. */
  familyActivity: z.boolean(),
  /** Keep names of medicines and people out of lock screens, e-mails and text messages. */
  discreet: z.boolean(),
});

/** `users/{uid}`: a person's account, read by nobody else. */
export const userSchema = z.object({
  displayName: text(1, 100),
  email,
  locale: z.enum(LOCALES),
  timeZone,
  phone,
  preferences: preferencesSchema,
  ...meta,
});

export type Preferences = z.infer<typeof preferencesSchema>;
export type User = z.infer<typeof userSchema>;

/** What a new account starts with. */
export const DEFAULT_PREFERENCES: Preferences = {
  channels: { push: true, email: true, sms: false },
  familyActivity: false,
  discreet: true,
};
