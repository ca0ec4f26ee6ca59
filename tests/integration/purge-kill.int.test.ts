import { adminFirestore } from '../support/admin';
import { addMedication, createCircle, type Circle } from '../support/world';
import { eventually } from './support/eventually';
import { fire } from './support/inbox';
import { killWorkers } from './support/worker';

jest.setTimeout(400_000);

const DAY_MS = 86_400_000;
const DOCUMENTS = 300;
const ATTEMPTS = 5;
const BUCKET = 'demo-carecircle.appspot.com';

/** Asks the Storage emulator as an admin. */
async function storage(method: string, query: Record<string, string>, body?: string): Promise<unknown> {
  const url = `http://${process.env['FIREBASE_STORAGE_EMULATOR_HOST']}/v0/b/${BUCKET}/o?${new URLSearchParams(query)}`;
  const answer = await fetch(url, { method, headers: { authorization: 'Bearer owner', 'content-type': 'text/plain' }, ...(body !== undefined && { body }) });
  if (!answer.ok) throw new Error(`Storage answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

const familyRef = ({ familyId }: Circle) => adminFirestore().doc(`families/${familyId}`);
const activity = (circle: Circle) => familyRef(circle).collection('activity');
const files = async ({ familyId }: Circle) => ((await storage('GET', { prefix: `families/${familyId}/` })) as { items: { name: string }[] }).items;
const bells = async ({ familyId, members }: Circle) =>
  (await adminFirestore().collection(`users/${members.VIEWER.uid}/notifications`).where('familyId', '==', familyId).get()).size;

/** A family with much in it, at every depth and elsewhere, that was removed so many days ago. */
async function removedFamily(daysAgo: number): Promise<Circle> {
  const circle = await createCircle();
  await addMedication(circle);
  const db = adminFirestore();
  const batch = db.batch();
  for (let index = 0; index < DOCUMENTS; index++) batch.set(activity(circle).doc(), { type: 'DOSE_GIVEN', index });
  batch.set(familyRef(circle).collection('presence').doc(circle.members.VIEWER.uid), { seenAt: new Date() });
  batch.set(db.doc(`users/${circle.members.VIEWER.uid}/notifications/n-${circle.familyId}`), { familyId: circle.familyId, createdAt: new Date() });
  batch.set(db.doc(`invitationSecrets/${circle.familyId}`), { familyId: circle.familyId });
  await batch.commit();
  await storage('POST', { name: `families/${circle.familyId}/note.txt` }, 'a note');
  await familyRef(circle).update({ deletedAt: new Date(Date.now() - daysAgo * DAY_MS), deletedBy: circle.members.ADMIN.uid });
  return circle;
}

/** Starts a purge and kills it as soon as something is gone. Tells whether the family was still there then. */
async function purgeAndKill(circle: Circle): Promise<boolean> {
  const begun = new Promise<void>((resolve) => {
    const stop = activity(circle).onSnapshot(({ size }) => {
      if (size >= DOCUMENTS) return;
      killWorkers('purgeFamilies');
      stop();
      resolve();
    });
  });
  await Promise.all([begun, fire('purgeFamilies').catch(() => undefined)]);
  return (await familyRef(circle).get()).exists;
}

/** A purge may be quicker than the kill; then another family has to go. */
async function halfPurged(): Promise<Circle> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const circle = await removedFamily(31);
    if (await purgeAndKill(circle)) return circle;
  }
  throw new Error(`no purge could be interrupted in ${ATTEMPTS} attempts`);
}

test('a purge that is killed half-way is found again and leaves nothing: no document, no file, no bell', async () => {
  const young = await removedFamily(29);
  const circle = await halfPurged();
  await eventually(
    async () => {
      await fire('purgeFamilies').catch(() => undefined);
      return (await familyRef(circle).get()).exists;
    },
    (exists) => expect(exists).toBe(false),
    { pauseMs: 2_000 },
  );
  expect(await familyRef(circle).listCollections()).toEqual([]);
  expect(await files(circle)).toEqual([]);
  expect(await bells(circle)).toBe(0);
  expect((await adminFirestore().doc(`invitationSecrets/${circle.familyId}`).get()).exists).toBe(false);
  const receipts = await adminFirestore().collection('purges').where('familyId', '==', circle.familyId).get();
  expect(receipts.docs.map((receipt) => receipt.get('deletedBy') as string)).toEqual([circle.members.ADMIN.uid]);

  // The events of what was deleted arrive later; none of them may write into the family again.
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  expect(await familyRef(circle).listCollections()).toEqual([]);

  expect((await familyRef(young).get()).exists).toBe(true);
  // What the functions tell of it comes on top.
  expect((await activity(young).count().get()).data().count).toBeGreaterThanOrEqual(DOCUMENTS);
  expect(await files(young)).toHaveLength(1);
});
