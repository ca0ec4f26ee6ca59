import { randomUUID } from 'node:crypto';
import { adminFirestore } from '../support/admin';
import { eventually } from './support/eventually';
import { redeliver } from './support/events';
import { BY_SWEEP, fire, messagesTo } from './support/inbox';
import { askForRefill } from './support/notices';
import { deliveriesOf } from './support/outcome';
import { killWorkers } from './support/worker';

jest.setTimeout(400_000);

const MEMBERS = 200;
const run = randomUUID().slice(0, 8);
const uids = Array.from({ length: MEMBERS }, (_, index) => `crowd-${run}-${index}`);
const emailOf = (uid: string) => `${uid}@example.com`;
const family = { familyId: `crowd-${run}`, recipientId: 'r1' };

/** A family of two hundred people who want e-mails, and are reached by nothing else. */
beforeAll(async () => {
  const db = adminFirestore();
  const batch = db.batch();
  const meta = { createdAt: new Date(), createdBy: uids[0], updatedAt: new Date(), updatedBy: uids[0], deletedAt: null, deletedBy: null };
  for (const uid of uids) {
    batch.set(db.doc(`users/${uid}`), {
      displayName: uid,
      email: emailOf(uid),
      locale: 'en',
      timeZone: 'America/New_York',
      phone: '',
      preferences: { channels: { push: false, email: true, sms: false }, familyActivity: false, discreet: true },
      ...meta,
    });
  }
  const roles = Object.fromEntries(uids.map((uid) => [uid, 'VIEWER']));
  batch.set(db.doc(`families/${family.familyId}`), { name: 'Crowd', roles, memberIds: uids, state: 'ACTIVE', ...meta });
  await batch.commit();
});

async function toldMembers(notice: string): Promise<number> {
  const refs = uids.map((uid) => adminFirestore().doc(`users/${uid}/notifications/${notice}`));
  return (await adminFirestore().getAll(...refs)).filter(({ exists }) => exists).length;
}

interface Progress {
  state: string;
  notified: number;
}

/** Starts a fan-out and kills its worker as soon as the first page is out. */
async function killInTheMiddle(): Promise<{ notice: string; progress: Progress }> {
  const notice = await askForRefill(family);
  const ref = adminFirestore().doc(`fanouts/${notice}`);
  await new Promise<void>((resolve) => {
    const stop = ref.onSnapshot((snapshot) => {
      if ((snapshot.get('notified') ?? 0) === 0) return;
      killWorkers('fanoutCreated');
      stop();
      resolve();
    });
  });
  return { notice, progress: (await ref.get()).data() as Progress };
}

const ATTEMPTS = 10;

/** A fan-out may be quicker than the kill; then another one is started. */
async function halfDoneFanout(): Promise<{ notice: string; progress: Progress }> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const killed = await killInTheMiddle();
    if (killed.progress.state === 'PENDING') return killed;
  }
  throw new Error(`no fan-out could be interrupted in ${ATTEMPTS} attempts`);
}

test('a fan-out to 200 members whose worker is killed half-way gives each exactly one notification and one delivery', async () => {
  const { notice, progress } = await halfDoneFanout();
  expect(progress.notified).toBeGreaterThan(0);
  expect(progress.notified).toBeLessThan(MEMBERS);
  expect(await toldMembers(notice)).toBe(progress.notified);

  await eventually(
    async () => {
      await fire('sweep');
      return (await adminFirestore().doc(`fanouts/${notice}`).get()).data();
    },
    (fanout) => expect(fanout).toMatchObject({ state: 'DONE', notified: MEMBERS, dueAt: null }),
    BY_SWEEP,
  );
  await redeliver({ trigger: 'fanoutCreated', type: 'created', path: `fanouts/${notice}`, eventId: randomUUID() });

  expect(await toldMembers(notice)).toBe(MEMBERS);
  await eventually(
    async () => {
      await fire('sweep');
      return deliveriesOf(notice);
    },
    (found) => {
      expect(found).toHaveLength(MEMBERS);
      expect(found.filter(({ state, attempts }) => state !== 'SENT' || attempts !== 1)).toEqual([]);
    },
    BY_SWEEP,
  );
  for (const uid of uids) {
    const mails = await messagesTo(emailOf(uid));
    expect(mails.filter(({ data }) => data['reference'] === `${notice}_${uid}_email`)).toHaveLength(1);
  }
});
