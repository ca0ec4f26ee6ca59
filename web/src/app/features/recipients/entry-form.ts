import { FormControl, FormGroup } from '@angular/forms';
import { contactInput, doctorInput, type Contact, type ContactInput, type Doctor, type DoctorInput } from '@carecircle/domain';
import type { EntryKind } from '../../core/care/care-contacts';
import type { Parsed } from '../../ui/forms/schema-errors';

/** What the form of a doctor or a contact holds; fields of the other kind stay empty and are not written. */
export interface EntryValues extends Record<string, unknown> {
  name: string;
  specialty: string;
  relationship: string;
  phone: string;
  fax: string;
  email: string;
  address: string;
  notes: string;
  /** Is this contact the one to call first? */
  isPrimary: boolean;
}

const EMPTY: EntryValues = {
  name: '',
  specialty: '',
  relationship: '',
  phone: '',
  fax: '',
  email: '',
  address: '',
  notes: '',
  isPrimary: false,
};

export const emptyEntry = (): EntryValues => ({ ...EMPTY });

export function entryForm() {
  const text = () => new FormControl('', { nonNullable: true });
  return new FormGroup({
    name: text(),
    specialty: text(),
    relationship: text(),
    phone: text(),
    fax: text(),
    email: text(),
    address: text(),
    notes: text(),
    isPrimary: new FormControl(false, { nonNullable: true }),
  });
}

export function entryValues(entry: Doctor | Contact, isPrimary: boolean): EntryValues {
  const known = Object.keys(EMPTY).filter((field) => field in entry);
  const fields = Object.fromEntries(known.map((field) => [field, entry[field as keyof typeof entry]]));
  return { ...EMPTY, ...fields, isPrimary };
}

/** Checks what belongs to the kind. */
export function parseEntry(kind: EntryKind, { name, phone, email, notes, ...more }: EntryValues): Parsed<DoctorInput | ContactInput> {
  const reached = { name, phone, email, notes };
  const { specialty, fax, address, relationship } = more;
  return kind === 'doctors'
    ? doctorInput.safeParse({ ...reached, specialty, fax, address })
    : contactInput.safeParse({ ...reached, relationship });
}

export const isDoctor = (input: DoctorInput | ContactInput): input is DoctorInput => 'specialty' in input;
