import { EMPTY_PROFILE } from '@carecircle/domain';
import type { Data, DocumentChange } from '../events/document-change';

/** An instant like those that Firestore hands out. */
export interface FakeInstant {
  toMillis(): number;
  readonly ms: number;
}

export const NOON = Date.UTC(2026, 10, 23, 12, 0, 0);

/** The instant so many minutes after noon (UTC) of the test day. */
export const at = (minutes: number): FakeInstant => {
  const ms = NOON + minutes * 60_000;
  return { ms, toMillis: toMillisOfThis };
};

function toMillisOfThis(this: FakeInstant): number {
  return this.ms;
}

const meta = (author: string, minutes: number) => ({
  createdAt: at(minutes),
  createdBy: author,
  updatedAt: at(minutes),
  updatedBy: author,
  deletedAt: null,
  deletedBy: null,
});

export const MEDICATION_PATH = 'families/f1/recipients/r1/medications/m1';
export const DOSE_ID = 'm1_2026-11-23T08:00';
export const DOSE_PATH = `families/f1/recipients/r1/doses/${DOSE_ID}`;

export const medication = (changes: Data = {}): Data => ({
  name: 'Donepezil',
  genericName: '',
  dosage: '10 mg',
  form: 'TABLET',
  frequency: 'DAILY',
  scheduledTimes: ['08:00'],
  weekdays: [],
  timeCritical: false,
  quantity: 1,
  currentSupply: 8,
  refillAt: 7,
  startDate: '2026-01-01',
  endDate: null,
  isActive: true,
  instructions: '',
  lastDoseId: null,
  ...meta('claire', -1000),
  ...changes,
});

export const dose = (changes: Data = {}): Data => ({
  medicationId: 'm1',
  medicationName: 'Donepezil',
  dosage: '10 mg',
  slot: '2026-11-23T08:00',
  day: '2026-11-23',
  plannedAt: at(60),
  status: 'GIVEN',
  givenAt: at(65),
  quantity: 1,
  supplyUsed: 1,
  skipReason: null,
  notes: '',
  clientId: '00000000-0000-4000-8000-000000000001',
  deviceTime: at(65),
  possibleDoubleOf: null,
  corrections: [],
  ...meta('maya', 65),
  ...changes,
});

export const recipient = (changes: Data = {}): Data => ({
  fullName: 'Eleanor Thompson',
  preferredName: 'Mom',
  dateOfBirth: '1948-06-15',
  timeZone: 'America/New_York',
  notes: '',
  relationship: 'PARENT',
  ...EMPTY_PROFILE,
  primaryContactId: null,
  version: 1,
  ...meta('claire', -1000),
  ...changes,
});

const reached = { phone: '(202) 555-0143', phoneE164: '+12025550143', email: '', notes: '', version: 1 };

export const doctor = (changes: Data = {}): Data => ({
  ...reached,
  name: 'Dr. Patel',
  specialty: 'Cardiology',
  fax: '',
  address: '',
  ...meta('claire', -1000),
  ...changes,
});

export const contact = (changes: Data = {}): Data => ({
  ...reached,
  name: 'Ruth Bell',
  relationship: 'Neighbour',
  ...meta('claire', -1000),
  ...changes,
});

/** A change of the document at `path`; ids in `params` are read off the path. */
export function change(path: string, before: Data | undefined, after: Data | undefined): DocumentChange {
  const [, familyId = '', , recipientId = '', kind = '', id = ''] = path.split('/');
  const own = { doses: 'doseId', medications: 'medicationId', doctors: 'entryId', contacts: 'entryId' }[kind];
  const params = { familyId, recipientId, ...(own && { [own]: id }) };
  return { eventId: 'event-1', at: new Date(NOON), path, params, before, after };
}
