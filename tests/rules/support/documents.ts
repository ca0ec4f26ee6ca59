import { DEFAULT_PREFERENCES, EMPTY_PROFILE, scheduledDoseId } from '@carecircle/domain';
import { serverTimestamp, Timestamp } from 'firebase/firestore';
import { emailOf } from './people';

/** A document as a client writes it. */
export type Fields = Record<string, unknown>;

export const CLIENT_ID = '3f6c1d1e-8a57-4c4b-9d2b-0f0e5a1b2c3d';
export const OTHER_CLIENT_ID = '9b2f7c64-1c1d-4a8e-8f55-6f1f1f0f9a10';

/** A Monday; the seeded medicine is taken on it at 08:00 and 20:00 in Paris. */
export const DAY = '2026-06-01';
export const SLOT = `${DAY}T08:00`;
export const PLANNED_AT = Timestamp.fromMillis(Date.parse('2026-06-01T06:00:00Z'));
export const GIVEN_AT = Timestamp.fromMillis(Date.parse('2026-06-01T06:02:00Z'));

export const createdBy = (uid: string): Fields => ({
  createdAt: serverTimestamp(),
  createdBy: uid,
  updatedAt: serverTimestamp(),
  updatedBy: uid,
  deletedAt: null,
  deletedBy: null,
});

export const updatedBy = (uid: string): Fields => ({ updatedAt: serverTimestamp(), updatedBy: uid });

export const removedBy = (uid: string): Fields => ({
  ...updatedBy(uid),
  deletedAt: serverTimestamp(),
  deletedBy: uid,
});

export const restoredBy = (uid: string): Fields => ({ ...updatedBy(uid), deletedAt: null, deletedBy: null });

export const aUser = (uid: string, change: Fields = {}): Fields => ({
  displayName: 'Claire Thompson',
  email: emailOf(uid),
  locale: 'en',
  timeZone: 'Europe/Paris',
  phone: '',
  preferences: DEFAULT_PREFERENCES,
  ...createdBy(uid),
  ...change,
});

export const aDevice = (uid: string, change: Fields = {}): Fields => ({
  token: 'push-token',
  platform: 'WEB',
  label: 'Phone',
  ...createdBy(uid),
  ...change,
});

/** The id of the session in which somebody asks. */
export const sidOf = (uid: string): string => `sid-of-${uid}`;

export const aSession = (change: Fields = {}): Fields => ({
  label: '',
  deviceId: '',
  trusted: false,
  address: '203.0.113.7',
  userAgent: 'Firefox',
  createdAt: Timestamp.fromMillis(0),
  lastUsedAt: Timestamp.fromMillis(Date.now() - 60_000),
  endedAt: null,
  endReason: null,
  ...change,
});

export const aNotification = (change: Fields = {}): Fields => ({
  type: 'REFILL_NEEDED',
  familyId: 'f1',
  recipientId: 'r1',
  medicationId: 'm1',
  params: { supply: 7 },
  tag: 'm1',
  link: '/medications',
  readAt: null,
  createdAt: GIVEN_AT,
  ...change,
});

export const aFamily = (creator: string, change: Fields = {}): Fields => ({
  name: 'The Thompsons',
  roles: { [creator]: 'ADMIN' },
  memberIds: [creator],
  state: 'ACTIVE',
  ...createdBy(creator),
  ...change,
});

export const aMember = (uid: string, change: Fields = {}): Fields => ({
  displayName: 'Claire Thompson',
  nickname: '',
  email: emailOf(uid),
  phone: '',
  ...createdBy(uid),
  ...change,
});

export const aRecipient = (author: string, change: Fields = {}): Fields => ({
  fullName: 'Eleanor Thompson',
  preferredName: 'Mom',
  dateOfBirth: '1948-06-15',
  timeZone: 'Europe/Paris',
  notes: '',
  relationship: 'PARENT',
  ...EMPTY_PROFILE,
  primaryContactId: null,
  version: 1,
  ...createdBy(author),
  ...change,
});

/** A recipient as documents of before the medical profile look. */
export const anOldRecipient = (author: string): Fields => ({
  fullName: 'Eleanor Thompson',
  preferredName: 'Mom',
  dateOfBirth: '1948-06-15',
  timeZone: 'Europe/Paris',
  notes: '',
  relationship: 'PARENT',
  ...createdBy(author),
});

export const aDoctor = (author: string, change: Fields = {}): Fields => ({
  name: 'Dr. Anita Patel',
  specialty: 'Cardiology',
  phone: '(202) 555-0143',
  phoneE164: '+12025550143',
  fax: '',
  email: '',
  address: '',
  notes: '',
  version: 1,
  ...createdBy(author),
  ...change,
});

export const aContact = (author: string, change: Fields = {}): Fields => ({
  name: 'Ruth Bell',
  relationship: 'Neighbour',
  phone: '202 555 0144',
  phoneE164: '+12025550144',
  email: '',
  notes: '',
  version: 1,
  ...createdBy(author),
  ...change,
});

export const aMedication = (author: string, change: Fields = {}): Fields => ({
  name: 'Lisinopril',
  genericName: '',
  dosage: '10 mg',
  form: 'TABLET',
  frequency: 'TWICE_DAILY',
  scheduledTimes: ['08:00', '20:00'],
  weekdays: [],
  timeCritical: false,
  quantity: 2,
  currentSupply: 30,
  refillAt: 7,
  startDate: '2026-01-01',
  endDate: null,
  isActive: true,
  instructions: '',
  lastDoseId: null,
  ...createdBy(author),
  ...change,
});

/** The 08:00 dose of `m1`, given. */
export const aDose = (author: string, change: Fields = {}): Fields => ({
  medicationId: 'm1',
  medicationName: 'Lisinopril',
  dosage: '10 mg',
  slot: SLOT,
  day: DAY,
  plannedAt: PLANNED_AT,
  status: 'GIVEN',
  givenAt: GIVEN_AT,
  quantity: 2,
  supplyUsed: 2,
  skipReason: null,
  notes: '',
  clientId: CLIENT_ID,
  deviceTime: GIVEN_AT,
  possibleDoubleOf: null,
  corrections: [],
  ...createdBy(author),
  ...change,
});

export const aSkippedDose = (author: string, change: Fields = {}): Fields =>
  aDose(author, { status: 'SKIPPED', givenAt: null, supplyUsed: 0, skipReason: 'REFUSED', ...change });

export const DOSE_ID = scheduledDoseId('m1', SLOT);
