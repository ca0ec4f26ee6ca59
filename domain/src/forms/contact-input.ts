import * as z from 'zod/mini';
import { CONTACT_LIMITS as LIMIT } from '../entities/care-contact';
import { formText } from './validation';

const EMAIL = /^([^\s@]+@[^\s@.]+(\.[^\s@.]+)+)?$/;

const reached = {
  name: formText(1, LIMIT.name),
  phone: formText(1, LIMIT.phone).check(z.regex(/\d/, { error: 'invalidNumber' })),
  email: formText(0, LIMIT.email).check(z.regex(EMAIL, { error: 'invalidEmail' })),
  notes: formText(0, LIMIT.notes),
};

/** A doctor as the form gives it; the phone as typed. */
export const doctorInput = z.strictObject({
  ...reached,
  specialty: formText(1, LIMIT.specialty),
  fax: formText(0, LIMIT.fax),
  address: formText(0, LIMIT.address),
});

/** An emergency contact as the form gives it; the phone as typed. */
export const contactInput = z.strictObject({ ...reached, relationship: formText(1, LIMIT.relationship) });

export type DoctorInput = z.infer<typeof doctorInput>;
export type ContactInput = z.infer<typeof contactInput>;
