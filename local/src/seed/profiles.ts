import { EMPTY_PROFILE, paths, type Contact, type Doctor, type Recipient } from '@carecircle/domain';

type Written<T> = Omit<T, 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy' | 'deletedAt' | 'deletedBy'>;

/** What a demo household knows of the person it cares for. */
export interface DemoProfile {
  readonly recipient: Omit<Written<Recipient>, 'timeZone'>;
  readonly doctors: Readonly<Record<string, Written<Doctor>>>;
  readonly contacts: Readonly<Record<string, Written<Contact>>>;
}

export const ELEANOR: DemoProfile = {
  recipient: {
    ...EMPTY_PROFILE,
    fullName: 'Eleanor Thompson',
    preferredName: 'Mom',
    dateOfBirth: '1948-06-15',
    notes: 'Hard of hearing on the left side: speak from the right.',
    relationship: 'PARENT',
    bloodType: 'A+',
    allergyStatus: 'LISTED',
    allergies: [
      { substance: 'Penicillin', severity: 'SEVERE', reaction: 'Swelling of face and throat' },
      { substance: 'Latex', severity: 'MILD', reaction: 'Rash' },
      { substance: 'Shellfish', severity: '', reaction: '' },
    ],
    conditions: ['High blood pressure', 'Type 2 diabetes', 'Mild dementia'],
    insuranceProvider: 'Example Health',
    insurancePolicyNo: 'EH-000-1948',
    primaryHospital: 'Example General Hospital',
    hospitalAddress: '100 Example Avenue',
    directives: {
      resuscitation: 'DO_NOT_ATTEMPT',
      livingWill: 'YES',
      powerOfAttorney: 'Claire Thompson, +1 202 555 0141',
      notes: '',
    },
    primaryContactId: 'ruth',
    version: 1,
  },
  doctors: {
    patel: {
      name: 'Dr. Anita Patel',
      specialty: 'Heart',
      phone: '(202) 555-0151',
      phoneE164: '+12025550151',
      fax: '(202) 555-0152',
      email: 'patel@example.com',
      address: '12 Example Street',
      notes: '',
      version: 1,
    },
    okoye: {
      name: 'Dr. Sam Okoye',
      specialty: 'Family doctor',
      phone: '(202) 555-0153',
      phoneE164: '+12025550153',
      fax: '',
      email: '',
      address: '3 Example Square',
      notes: 'Best reached before ten.',
      version: 1,
    },
  },
  contacts: {
    ruth: {
      name: 'Ruth Bell',
      relationship: 'Neighbour, has a key',
      phone: '(202) 555-0154',
      phoneE164: '+12025550154',
      email: '',
      notes: '',
      version: 1,
    },
    claire: {
      name: 'Claire Thompson',
      relationship: 'Daughter',
      phone: '+1 202 555 0141',
      phoneE164: '+12025550141',
      email: 'claire@example.com',
      notes: '',
      version: 1,
    },
  },
};

export const HENRI: DemoProfile = {
  recipient: {
    ...EMPTY_PROFILE,
    fullName: 'Henri Moreau',
    preferredName: 'Papi',
    dateOfBirth: '1941-02-03',
    notes: '',
    relationship: 'GRANDPARENT',
    allergyStatus: 'NONE_KNOWN',
    conditions: ['Arthrose'],
    primaryContactId: null,
    version: 1,
  },
  doctors: {},
  contacts: {},
};

/** Doctors and contacts of a profile, by their paths. */
export function entriesOf(familyId: string, recipientId: string, { doctors, contacts }: DemoProfile): [string, object][] {
  return [
    ...Object.entries(doctors).map(([id, doctor]): [string, object] => [paths.doctor(familyId, recipientId, id), doctor]),
    ...Object.entries(contacts).map(([id, contact]): [string, object] => [paths.contact(familyId, recipientId, id), contact]),
  ];
}
