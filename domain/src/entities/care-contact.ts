import * as z from 'zod/mini';
import { meta, phone, text } from './fields';

/** The longest text of each field of a doctor or an emergency contact; `firestore.rules` repeats them. */
export const CONTACT_LIMITS = {
  name: 100,
  specialty: 100,
  relationship: 100,
  phone: 40,
  fax: 40,
  email: 254,
  address: 300,
  notes: 500,
} as const;

const LIMIT = CONTACT_LIMITS;

const reached = {
  name: text(1, LIMIT.name),
  /** As somebody typed it. */
  phone: text(1, LIMIT.phone),
  /** The same number in E.164 form for call buttons; empty where it could not be told. */
  phoneE164: phone,
  email: text(0, LIMIT.email),
  notes: text(0, LIMIT.notes),
  /** Goes up by one with every change: who changes must have seen the version before. */
  version: z.int().check(z.gte(1)),
};

/** `…/recipients/{rid}/doctors/{id}`. */
export const doctorSchema = z.object({
  ...reached,
  specialty: text(1, LIMIT.specialty),
  fax: text(0, LIMIT.fax),
  address: text(0, LIMIT.address),
  ...meta,
});

/** `…/recipients/{rid}/contacts/{id}`: whom to call in an emergency. Which one first is told by the recipient. */
export const contactSchema = z.object({ ...reached, relationship: text(1, LIMIT.relationship), ...meta });

export type Doctor = z.infer<typeof doctorSchema>;
export type Contact = z.infer<typeof contactSchema>;

/** Where a call button leads: the normalised number, else the digits as typed, which a phone nearby can dial. */
export const dialled = ({ phone: typed, phoneE164 }: Pick<Doctor, 'phone' | 'phoneE164'>): string =>
  phoneE164 === '' ? typed.replace(/[^\d+*#]/g, '') : phoneE164;
