import { randomInt, randomUUID } from 'node:crypto';
import { FieldValue } from 'firebase-admin/firestore';
import { adminAuth, adminFirestore } from './admin';

export type Role = 'ADMIN' | 'CAREGIVER' | 'VIEWER';

export interface Person {
  uid: string;
  name: string;
  email: string;
  password: string;
}

export interface Circle {
  familyId: string;
  recipientId: string;
  members: Record<Role, Person>;
}

export interface MedicationOptions {
  name?: string;
  time?: string;
  currentSupply?: number | null;
  refillAt?: number | null;
  asNeeded?: boolean;
}

const PASSWORD = 'correct horse battery';
export const TIME_ZONE = 'America/New_York';

const meta = (author: string) => ({
  createdAt: FieldValue.serverTimestamp(),
  createdBy: author,
  updatedAt: FieldValue.serverTimestamp(),
  updatedBy: author,
  deletedAt: null,
  deletedBy: null,
});

/** An account with a profile and one push device; the address is unique to this run. */
export async function createPerson(
  name: string,
  channels = { push: true, email: true, sms: false },
): Promise<Person> {
  const email = `${name.toLowerCase().replace(/[^a-z]+/g, '.')}.${randomUUID().slice(0, 8)}@example.com`;
  const { uid } = await adminAuth().createUser({ email, password: PASSWORD, displayName: name, emailVerified: true });
  const user = adminFirestore().doc(`users/${uid}`);
  await user.set({
    displayName: name,
    email,
    locale: 'en',
    timeZone: TIME_ZONE,
    // Numbers, too, are one person's: only so many texts go to one number a day.
    phone: `+1202555${randomInt(1_000, 10_000)}`,
    preferences: { channels, familyActivity: false, discreet: true },
    ...meta(uid),
  });
  await user
    .collection('devices')
    .doc('phone')
    .set({ token: `token-${uid}`, platform: 'WEB', label: 'Phone', ...meta(uid) });
  return { uid, name, email, password: PASSWORD };
}

/** A family of a daughter (ADMIN), a nurse (CAREGIVER) and a brother (VIEWER) who care for one person. */
export async function createCircle(): Promise<Circle> {
  const [admin, caregiver, viewer] = await Promise.all([
    createPerson('Claire Thompson', { push: true, email: true, sms: true }),
    createPerson('Maya Okafor'),
    createPerson('Daniel Thompson', { push: false, email: true, sms: false }),
  ]);
  const members = { ADMIN: admin, CAREGIVER: caregiver, VIEWER: viewer };
  const roles = Object.fromEntries(Object.entries(members).map(([role, { uid }]) => [uid, role]));
  const family = adminFirestore().collection('families').doc();
  const batch = adminFirestore().batch();
  batch.set(family, {
    name: 'Thompson family',
    roles,
    memberIds: Object.keys(roles),
    state: 'ACTIVE',
    ...meta(admin.uid),
  });
  for (const { uid, name, email } of Object.values(members)) {
    batch.set(family.collection('members').doc(uid), {
      displayName: name,
      nickname: '',
      email,
      phone: '',
      ...meta(uid),
    });
  }
  const recipient = family.collection('recipients').doc();
  batch.set(recipient, {
    fullName: 'Eleanor Thompson',
    preferredName: 'Mom',
    dateOfBirth: '1948-06-15',
    timeZone: TIME_ZONE,
    notes: '',
    relationship: 'PARENT',
    ...meta(admin.uid),
  });
  await batch.commit();
  return { familyId: family.id, recipientId: recipient.id, members };
}

/** A medicine taken daily at one time (08:00 unless told otherwise), or as needed. Returns its id. */
export async function addMedication(circle: Circle, options: MedicationOptions = {}): Promise<string> {
  const { name = 'Lisinopril', time = '08:00', currentSupply = 22, refillAt = 7, asNeeded = false } = options;
  const medication = adminFirestore()
    .collection(`families/${circle.familyId}/recipients/${circle.recipientId}/medications`)
    .doc();
  await medication.set({
    name,
    genericName: '',
    dosage: '10 mg',
    form: 'TABLET',
    frequency: asNeeded ? 'AS_NEEDED' : 'DAILY',
    scheduledTimes: asNeeded ? [] : [time],
    weekdays: [],
    timeCritical: false,
    quantity: 1,
    currentSupply,
    refillAt,
    startDate: '2026-01-01',
    endDate: null,
    isActive: true,
    instructions: '',
    lastDoseId: null,
    ...meta(circle.members.ADMIN.uid),
  });
  return medication.id;
}
