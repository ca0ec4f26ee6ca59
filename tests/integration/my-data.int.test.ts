import { randomUUID } from 'node:crypto';
import { adminAuth, adminFirestore } from '../support/admin';
import { call, passwordSignIn, result, type Token } from '../support/auth';
import { stack } from '../support/stack';
import { addMedication, createCircle, createPerson, type Person } from '../support/world';
import { eventually } from './support/eventually';
import { messagesTo } from './support/inbox';

jest.setTimeout(240_000);

const HOUR_MS = 3_600_000;

const proofOf = async ({ email, password }: Person) => (await passwordSignIn(email, password)).idToken;

const exportOf = ({ uid }: Person, id: string) =>
  eventually(
    async () => (await adminFirestore().doc(`users/${uid}/exports/${id}`).get()).data(),
    (entry) => expect(entry?.['state']).toBe('READY'),
  );

/** Fetches a file as the storage's SDK does. */
const fetchFile = (file: string, token: Token) =>
  fetch(`http://${process.env['FIREBASE_STORAGE_EMULATOR_HOST']}/v0/b/demo-carecircle.appspot.com/o/${encodeURIComponent(file)}?alt=media`, {
    headers: { authorization: `Firebase ${token.idToken}` },
  });

const resumeJobs = async () => {
  const answer = await fetch(`${stack().inboxUrl}/api/clock/fire?function=resumeAccountJobs`, { method: 'POST' });
  expect(answer.ok).toBe(true);
};

test('PRV-02 SEC-04 an export is one file, for its owner alone, at most twice an hour', async () => {
  const circle = await createCircle();
  await addMedication(circle, { name: 'Metformin' });
  const [person, other] = [circle.members.VIEWER, circle.members.ADMIN];
  const token = await passwordSignIn(person.email, person.password);
  const ask = async (proof: string) => call<{ state: string; exportId?: string }>('exportMyData', { proof }, token.idToken);
  const begun = await ask(await proofOf(person));
  if (!begun.ok) throw new Error(begun.status);
  const entry = await exportOf(person, begun.result.exportId ?? '');
  const file = String(entry?.['file']);
  const answer = await fetchFile(file, token);
  expect(answer.status).toBe(200);
  const text = await answer.text();
  expect(text).toContain('Metformin');
  expect(text).not.toContain(`token-${person.uid}`);
  expect(Object.keys((JSON.parse(text) as { documents: object }).documents)).toContain(`families/${circle.familyId}`);
  expect((await fetchFile(file, await passwordSignIn(other.email, other.password))).status).toBe(403);
  expect(await ask('forged')).toMatchObject({ ok: true, result: { state: 'NOT_CONFIRMED' } });
  expect(await ask(await proofOf(person))).toMatchObject({ ok: false, details: { reason: 'TOO_MANY_ATTEMPTS' } });
  await adminFirestore().doc(`users/${person.uid}/sessions/${token.claims.sid}`).update({ endedAt: new Date() });
  expect((await fetchFile(file, token)).status).toBe(403);
});

test('OPS-04 an export whose worker was killed is complete once it is retried', async () => {
  const person = await createPerson('Maya Okafor');
  const exportId = randomUUID();
  const job = adminFirestore().doc(`accountJobs/${exportId}`);
  await adminFirestore().doc(`users/${person.uid}/exports/${exportId}`).set({ state: 'REQUESTED', requestedAt: new Date(), readyAt: null, expiresAt: null, file: null, bytes: null });
  await job.set({ kind: 'EXPORT', uid: person.uid, exportId, dueAt: new Date(Date.now() + HOUR_MS), createdAt: new Date() });
  await resumeJobs();
  expect((await adminFirestore().doc(`users/${person.uid}/exports/${exportId}`).get()).get('state')).toBe('REQUESTED');
  await job.update({ dueAt: new Date() });
  await resumeJobs();
  const entry = await exportOf(person, exportId);
  const answer = await fetchFile(String(entry?.['file']), await passwordSignIn(person.email, person.password));
  expect(((await answer.json()) as { account: string }).account).toBe(person.uid);
  expect((await job.get()).exists).toBe(false);
});

/** Everything in the database that names something, by path. */
async function documentsWith(text: string, path = ''): Promise<string[]> {
  const root = path === '' ? adminFirestore() : adminFirestore().doc(path);
  const found: string[] = [];
  for (const collection of await root.listCollections()) {
    for (const document of (await collection.get()).docs) {
      if (JSON.stringify(document.data()).includes(text) || document.id.includes(text)) found.push(document.ref.path);
      found.push(...(await documentsWith(text, document.ref.path)));
    }
  }
  return found;
}

test('A17 PRV-03 PRV-04 a deleted account leaves its patient’s record and no name', async () => {
  const circle = await createCircle();
  const { ADMIN: person, CAREGIVER: heir } = circle.members;
  const medicationId = await addMedication(circle);
  await adminFirestore().collection(`families/${circle.familyId}/activity`).add({ type: 'RECIPIENT_ADDED', actor: person.uid, actorName: person.name });
  const token = await passwordSignIn(person.email, person.password);
  const ask = async (more: object = {}) =>
    result<{ state: string; families?: { id: string; members: { uid: string }[] }[] }>(
      'deleteMyAccount',
      { proof: await proofOf(person), successors: {}, deletedFamilies: [], ...more },
      token.idToken,
    );
  const undecided = await ask();
  expect(undecided).toMatchObject({ state: 'UNDECIDED', families: [{ id: circle.familyId }] });
  expect(await ask({ successors: { [circle.familyId]: heir.uid } })).toEqual({ state: 'BEGUN' });
  await eventually(
    () => messagesTo(person.email),
    (mails) => expect(mails.map(({ title }) => title)).toContain('Your account is deleted'),
  );
  await eventually(
    async () => (await adminFirestore().doc(`accountJobs/deletion-${person.uid}`).get()).exists,
    (exists) => expect(exists).toBe(false),
  );
  await expect(adminAuth().getUser(person.uid)).rejects.toMatchObject({ code: 'auth/user-not-found' });
  const family = adminFirestore().doc(`families/${circle.familyId}`);
  expect((await family.get()).get('roles')).toMatchObject({ [heir.uid]: 'ADMIN' });
  expect((await family.collection('members').doc(person.uid).get()).get('displayName')).toBe('Deleted user');
  const medication = await family.collection('recipients').doc(circle.recipientId).collection('medications').doc(medicationId).get();
  expect(medication.get('createdBy')).toBe(person.uid);
  await eventually(
    () => documentsWith(person.email),
    (paths) => expect(paths).toEqual([]),
  );
  const named = (await documentsWith(person.uid)).filter((path) => !path.startsWith(`families/${circle.familyId}`));
  expect(named).toEqual([]);
});
