import { completeRecipient, EMPTY_PROFILE, paths, profileViewId, type Recipient } from '@carecircle/domain';
import { doc, serverTimestamp, setDoc, Timestamp, updateDoc } from 'firebase/firestore';
import { adminFirestore } from '../support/admin';
import { createCircle, type Circle, type Person } from '../support/world';
import { signIn } from './support/client';
import { recipientPath } from './support/doses';
import { eventually } from './support/eventually';
import { redeliver } from './support/events';
import { messagesTo } from './support/inbox';
import { auditOf, bellOf, deliveriesOf } from './support/outcome';

jest.setTimeout(400_000);

let circle: Circle;
beforeAll(async () => {
  circle = await createCircle();
});

const stored = async (): Promise<Recipient> =>
  completeRecipient((await adminFirestore().doc(recipientPath(circle)).get()).data() ?? {}) as Recipient;

/** Changes the profile as the app does, through the rules. */
async function change(by: Person, fields: object): Promise<Recipient> {
  const client = await signIn(by);
  const { version } = await stored();
  const profile = version === 0 ? { ...EMPTY_PROFILE, primaryContactId: null } : {};
  await updateDoc(doc(client.db, recipientPath(circle)), {
    ...profile,
    ...fields,
    version: version + 1,
    updatedAt: serverTimestamp(),
    updatedBy: by.uid,
  });
  await client.close();
  return stored();
}

const profileActivity = async (type: string) =>
  (await adminFirestore().collection(`families/${circle.familyId}/activity`).where('type', '==', type).get()).docs.map((entry) => entry.data());

test('OPS-04: a changed profile reaches the bells of the others once, with the names of fields and no values, and the audit trail', async () => {
  const { ADMIN: daughter, CAREGIVER: nurse, VIEWER: brother } = circle.members;
  const allergies = [{ substance: 'Penicillin', severity: 'SEVERE', reaction: 'rash' }];
  const after = await change(nurse, { allergies, allergyStatus: 'LISTED', notes: 'Likes tea' });
  const notice = `${circle.recipientId}_RECIPIENT_CHANGED_${after.updatedAt.toMillis()}`;
  for (const person of [daughter, brother]) {
    await eventually(
      () => bellOf(person),
      (ids) => expect(ids).toContain(notice),
    );
  }
  const [audited] = await eventually(
    async () => (await auditOf(circle, recipientPath(circle))).filter(({ action }) => action === 'UPDATE'),
    (entries) => expect(entries).toHaveLength(1),
  );
  expect(audited).toMatchObject({ actor: nurse.uid, fields: expect.arrayContaining(['allergies', 'notes']) as string[] });

  const again = { eventId: audited?.eventId ?? '', trigger: 'recipientWritten', type: 'written', path: recipientPath(circle) } as const;
  const before = { notes: { stringValue: '' }, allergies: { arrayValue: {} }, version: { integerValue: '0' } };
  for (let time = 0; time < 2; time++) await redeliver({ ...again, before });
  expect(await bellOf(nurse)).toEqual([]);
  expect((await bellOf(daughter)).filter((id) => id === notice)).toHaveLength(1);
  // The bell is enough for a change.
  expect(await deliveriesOf(notice)).toEqual([]);
  expect(await messagesTo(daughter.email)).toEqual([]);
  const told = await profileActivity('RECIPIENT_CHANGED');
  expect(told).toMatchObject([{ actor: nurse.uid, params: { recipientName: 'Mom', fields: 'allergies,notes' } }]);
  expect(JSON.stringify([told, audited])).not.toMatch(/Penicillin|rash|tea/);
});

test('AUD-01 OPS-04: a look at a profile is in the trail once, in the name of who looked', async () => {
  const { VIEWER: brother } = circle.members;
  const client = await signIn(brother);
  const viewedAt = Date.now() - 60_000;
  const path = paths.profileView(circle.familyId, profileViewId(brother.uid, circle.recipientId, viewedAt));
  await setDoc(doc(client.db, path), {
    viewer: brother.uid,
    recipientId: circle.recipientId,
    viewedAt: Timestamp.fromMillis(viewedAt),
    recordedAt: serverTimestamp(),
  });
  await client.close();
  const views = async () => (await auditOf(circle, recipientPath(circle))).filter(({ action }) => action === 'VIEW');
  await eventually(views, (entries) => expect(entries).toMatchObject([{ actor: brother.uid, fields: [] }]));
  await redeliver({ trigger: 'audit', type: 'written', path, eventId: 'once-more' });
  const [entry, ...more] = await views();
  expect(more).toEqual([]);
  expect(entry?.deviceTime?.toMillis()).toBe(viewedAt);
});

test('a removed person is told to the others by push and bell, never to who removed them', async () => {
  const { ADMIN: daughter, CAREGIVER: nurse } = circle.members;
  const after = await change(daughter, { deletedAt: serverTimestamp(), deletedBy: daughter.uid });
  const notice = `${circle.recipientId}_RECIPIENT_REMOVED_${after.updatedAt.toMillis()}`;
  await eventually(
    () => deliveriesOf(notice),
    (deliveries) => {
      expect(deliveries.map(({ channel }) => channel)).toEqual(['push']);
      expect(deliveries.every(({ state }) => state === 'SENT')).toBe(true);
    },
  );
  expect(await bellOf(nurse)).toContain(notice);
  expect(await bellOf(daughter)).not.toContain(notice);
  const [push] = await messagesTo(`token-${nurse.uid}`);
  expect(JSON.stringify(push)).not.toMatch(/Mom\b|Eleanor/);
});
