import { dialled, type Contact, type Doctor, type Member } from '@carecircle/domain';
import type { Versioned } from '../../core/firebase/documents';

export const PERSON_KINDS = ['DOCTOR', 'EMERGENCY', 'FAMILY'] as const;
export type PersonKind = (typeof PERSON_KINDS)[number];

/** Somebody to reach, wherever they are kept. */
export interface Person {
  readonly id: string;
  readonly kind: PersonKind;
  readonly name: string;
  /** Specialty, relationship, or the role in the family. */
  readonly role: string;
  readonly phone: string;
  readonly dials: string;
  readonly email: string;
  readonly address: string;
  /** The one to call first. */
  readonly first: boolean;
}

export const personOfDoctor = (doctor: Versioned<Doctor>): Person => ({
  ...doctor,
  kind: 'DOCTOR',
  role: doctor.specialty,
  dials: dialled(doctor),
  first: false,
});

export const personOfContact = (contact: Versioned<Contact>, primaryId: string | null): Person => ({
  ...contact,
  kind: 'EMERGENCY',
  role: contact.relationship,
  dials: dialled(contact),
  address: '',
  first: contact.id === primaryId,
});

export const personOfMember = (member: Member & { id: string }, role: string): Person => ({
  id: member.id,
  kind: 'FAMILY',
  name: member.nickname || member.displayName,
  role,
  phone: member.phone,
  dials: member.phone,
  email: member.email,
  address: '',
  first: false,
});

/** Those of a kind in whom every word that is searched for occurs; letter case and accents do not matter. */
export function matching(people: readonly Person[], kind: PersonKind | null, search: string): Person[] {
  const words = plain(search).split(/\s+/).filter((word) => word !== '');
  return people.filter((person) => {
    const text = plain([person.name, person.role, person.phone, person.email, person.address].join(' '));
    return (kind === null || person.kind === kind) && words.every((word) => text.includes(word));
  });
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
