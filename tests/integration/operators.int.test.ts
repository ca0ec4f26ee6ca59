import { randomUUID } from 'node:crypto';
import type { DeadLettersView, FamilySummary, FamilyView, TrailRow, UserView } from '@carecircle/domain';
import { collection, doc, getDoc, onSnapshot, type FirestoreError } from 'firebase/firestore';
import { changeOperator } from '../../functions/src/operators/change-operator';
import { adminAuth, adminFirestore } from '../support/admin';
import { call, passwordSignIn, result } from '../support/auth';
import { createCircle, createPerson, type Circle, type Person } from '../support/world';
import { signIn } from './support/client';
import { eventually } from './support/eventually';
import { BY_SWEEP, fire, letFail, messagesTo } from './support/inbox';
import { askForRefill } from './support/notices';
import { deliveriesOf, inFlight } from './support/outcome';

jest.setTimeout(300_000);

const WHY = 'asked for in a test';
let operator: Person;
let token: string;

/** Grants as the command line does. */
async function grant(change: 'grant' | 'withdraw', { email }: Person): Promise<void> {
  await changeOperator(change, email, {
    auth: adminAuth(),
    createIfAbsent: async (path, data) => (await adminFirestore().doc(path).create(data), true),
    endSessions: async (uid) => {
      const open = await adminFirestore().collection(`users/${uid}/sessions`).get();
      await Promise.all(open.docs.map(({ ref }) => ref.update({ endedAt: new Date(), endReason: 'REVOKED' })));
    },
    newId: randomUUID,
    now: () => Date.now(),
  });
}

// An operator does ten things a minute.
beforeEach(async () => {
  operator = await createPerson('Olga Berg');
  await grant('grant', operator);
  token = (await passwordSignIn(operator.email, operator.password)).idToken;
});

const act = (actId: string = randomUUID()) => ({ actId, reason: WHY });
const onUser = (kind: string, { uid }: Person, actId?: string) => call('operatorActOnUser', { ...act(actId), act: kind, uid }, token);
const onFamily = (kind: string, { familyId }: Circle, to = '', actId?: string) =>
  call('operatorActOnFamily', { ...act(actId), act: kind, familyId, to }, token);
const refused = (reason: string) => ({ ok: false, details: { reason } });
const trailOf = async (subject: string) => (await result<TrailRow[]>('operatorReadTrail', {}, token)).filter((row) => row.subject === subject);
const rolesIn = async ({ familyId }: Circle) => (await adminFirestore().doc(`families/${familyId}`).get()).get('roles') as Record<string, string>;

test('SEC-12: nobody else has the console, and a withdrawn operator loses it at once', async () => {
  const { members } = await createCircle();
  const admin = await passwordSignIn(members.ADMIN.email, members.ADMIN.password);
  expect(await call('operatorFindUser', { query: members.VIEWER.uid }, admin.idToken)).toMatchObject(refused('NOT_ALLOWED'));
  expect(await call('operatorReadTrail', {})).toMatchObject(refused('SIGN_IN_FIRST'));
  const former = await createPerson('Oscar Lind');
  await grant('grant', former);
  const { idToken } = await passwordSignIn(former.email, former.password);
  expect(await call('operatorReadTrail', {}, idToken)).toMatchObject({ ok: true });
  await grant('withdraw', former);
  expect(await call('operatorReadTrail', {}, idToken)).toMatchObject(refused('SIGN_IN_FIRST'));
  expect(await trailOf(former.uid)).toMatchObject([{ act: 'WITHDRAW_OPERATOR' }, { act: 'GRANT_OPERATOR', operator: 'command' }]);
});

test('PRV-02 AUD-02: an operator finds people and families, sees nothing about health, and every look is on record', async () => {
  const circle = await createCircle();
  const { ADMIN } = circle.members;
  const user = await result<UserView>('operatorFindUser', { query: ADMIN.email }, token);
  expect(user).toMatchObject({ uid: ADMIN.uid, isSuspended: false, families: [{ id: circle.familyId }] });
  const byMember = await result<FamilySummary[]>('operatorFindFamilies', { query: ADMIN.email }, token);
  const byId = await result<FamilySummary[]>('operatorFindFamilies', { query: circle.familyId }, token);
  expect([byMember, byId]).toMatchObject([[{ id: circle.familyId }], [{ id: circle.familyId, members: 3 }]]);
  expect((await result<FamilySummary[]>('operatorFindFamilies', { query: 'Thompson family' }, token)).length).toBeGreaterThan(0);
  const family = await result<FamilyView>('operatorOpenFamily', { familyId: circle.familyId }, token);
  expect(family.hasActingAdmin).toBe(true);
  expect(JSON.stringify([user, byId, family])).not.toMatch(/Eleanor|Mom|Claire|claire\.thompson|Lisinopril/);
  expect((await trailOf(circle.familyId)).map((row) => row.act)).toEqual(['OPEN_FAMILY']);
  const entries = await adminFirestore().collection(`families/${circle.familyId}/audit`).where('action', '==', 'OPERATOR_VIEW').get();
  expect(entries.docs.map((entry) => entry.get('actor') as string)).toEqual(['operator']);
});

test('SEC-05 OPS-04: a suspended person’s token and listeners stop, no sign-in is let in, and asking again changes nothing', async () => {
  const circle = await createCircle();
  const { VIEWER } = circle.members;
  const client = await signIn(VIEWER);
  const { idToken, claims } = await passwordSignIn(VIEWER.email, VIEWER.password);
  const ended = new Promise<FirestoreError>((resolve) => {
    onSnapshot(collection(client.db, `families/${circle.familyId}/members`), () => undefined, resolve);
  });
  await getDoc(doc(client.db, `families/${circle.familyId}`));
  const actId = randomUUID();
  for (let time = 0; time < 3; time++) expect(await onUser('SUSPEND_USER', VIEWER, actId)).toMatchObject({ ok: true });
  expect((await ended).code).toBe('permission-denied');
  await expect(getDoc(doc(client.db, `families/${circle.familyId}`))).rejects.toThrow();
  expect(await call('previewAccountDeletion', {}, idToken)).toMatchObject(refused('SIGN_IN_FIRST'));
  await expect(passwordSignIn(VIEWER.email, VIEWER.password)).rejects.toThrow('USER_DISABLED');
  expect((await adminFirestore().doc(`users/${VIEWER.uid}/sessions/${claims.sid}`).get()).get('endReason')).toBe('SUSPENDED');
  expect(await trailOf(VIEWER.uid)).toMatchObject([{ act: 'SUSPEND_USER', reason: WHY, operator: operator.uid }]);
  await client.close();
  expect(await onUser('REACTIVATE_USER', VIEWER)).toMatchObject({ ok: true });
  await passwordSignIn(VIEWER.email, VIEWER.password);
});

test('a suspended family is closed to its ADMIN, too, and its trail says who did it', async () => {
  const circle = await createCircle();
  const client = await signIn(circle.members.ADMIN);
  const recipient = doc(client.db, `families/${circle.familyId}/recipients/${circle.recipientId}`);
  await getDoc(recipient);
  expect(await onFamily('SUSPEND_FAMILY', circle)).toMatchObject({ ok: true });
  await expect(getDoc(recipient)).rejects.toThrow();
  expect(await onFamily('REACTIVATE_FAMILY', circle)).toMatchObject({ ok: true });
  expect((await getDoc(recipient)).exists()).toBe(true);
  await client.close();
  await eventually(
    async () => {
      const found = await adminFirestore().collection(`families/${circle.familyId}/audit`).where('actor', '==', 'operator').get();
      return found.docs.map((entry) => entry.data());
    },
    (entries) => {
      expect(entries).toHaveLength(2);
      expect(entries).toContainEqual(expect.objectContaining({ action: 'UPDATE', changes: { state: { before: 'ACTIVE', after: 'SUSPENDED' } } }));
    },
  );
});

test('a family is given to a member only once no ADMIN can act', async () => {
  const circle = await createCircle();
  const { ADMIN, CAREGIVER } = circle.members;
  expect(await onFamily('TRANSFER_FAMILY', circle, CAREGIVER.uid)).toMatchObject(refused('ADMIN_CAN_ACT'));
  expect(await rolesIn(circle)).toMatchObject({ [ADMIN.uid]: 'ADMIN', [CAREGIVER.uid]: 'CAREGIVER' });
  await onUser('SUSPEND_USER', ADMIN);
  const actId = randomUUID();
  for (let time = 0; time < 3; time++) expect(await onFamily('TRANSFER_FAMILY', circle, CAREGIVER.uid, actId)).toMatchObject({ ok: true });
  expect(await rolesIn(circle)).toMatchObject({ [ADMIN.uid]: 'CAREGIVER', [CAREGIVER.uid]: 'ADMIN' });
  expect((await trailOf(circle.familyId)).map(({ refused: why }) => why)).toEqual([null, 'ADMIN_CAN_ACT']);
});

test('OPS-04: a dead letter that several operators retry is delivered exactly once', async () => {
  const drain = async () => {
    await fire('sweep');
    return inFlight();
  };
  await eventually(drain, (count) => expect(count).toBe(0), BY_SWEEP);
  const person = await createPerson('Claire Thompson', { push: false, email: true, sms: false });
  const family = adminFirestore().collection('families').doc();
  await family.set({ name: 'Thompson', roles: { [person.uid]: 'ADMIN' }, memberIds: [person.uid], state: 'ACTIVE', deletedAt: null });
  await letFail('email', 400, 1);
  const notice = await askForRefill({ familyId: family.id, recipientId: 'r1' });
  const [delivery] = await eventually(
    () => deliveriesOf(notice),
    (deliveries) => expect(deliveries).toMatchObject([{ state: 'FAILED' }]),
  );
  const view = await result<DeadLettersView>('operatorListDeadLetters', {}, token);
  const [letter] = view.letters.filter(({ code }) => code === delivery?.code);
  expect(JSON.stringify(view)).not.toMatch(/example\.com|Lisinopril|refill_/);
  const retry = () => call('operatorRetryDeadLetter', { actId: randomUUID(), reference: letter?.reference ?? '' }, token);
  const answers = await Promise.all([retry(), retry(), retry()]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  await eventually(
    () => deliveriesOf(notice),
    (deliveries) => expect(deliveries).toMatchObject([{ state: 'SENT', attempts: 1 }]),
  );
  expect(await messagesTo(person.email)).toHaveLength(1);
});
