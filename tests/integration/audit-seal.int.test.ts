import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { addDays, localDay, paths } from '@carecircle/domain';
import { Timestamp } from 'firebase-admin/firestore';
import { adminFirestore } from '../support/admin';
import { createCircle } from '../support/world';
import { stack } from '../support/stack';
import { eventually } from './support/eventually';
import { fire } from './support/inbox';

jest.setTimeout(300_000);

const ROOT = path.resolve(__dirname, '../..');
const YESTERDAY = addDays(localDay(Date.now(), 'UTC'), -1);
const DAY_BEFORE = addDays(YESTERDAY, -1);
const soundId = `sound-${randomUUID()}`;

/** An entry as the trail has it, recorded at noon of a day that is over. */
async function record(family: string, id: string, day: string): Promise<void> {
  const at = Timestamp.fromMillis(Date.parse(`${day}T12:00:00.123Z`));
  const entry = { action: 'UPDATE', path: `families/${family}`, kind: 'families', actor: 'claire', fields: ['name'], changes: {} };
  await adminFirestore().doc(paths.audit(family, id)).set({ ...entry, at, recordedAt: at, eventId: id });
}

interface Verdict {
  code: number;
  output: string;
}

/** `npm run audit:verify`, as an operator runs it. */
const verify = (family: string): Promise<Verdict> =>
  new Promise((resolve) => {
    const args = ['--import', 'tsx', path.join(ROOT, 'functions/src/commands/audit-verify.ts'), '--family', family];
    const env = { ...process.env, GCLOUD_PROJECT: stack().projectId };
    execFile(process.execPath, args, { cwd: ROOT, env }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr }),
    );
  });

const alarms = async (familyId: string): Promise<string[]> => {
  const { docs } = await adminFirestore().collection('auditAlarms').where('familyId', '==', familyId).get();
  return docs.map((alarm) => `${alarm.get('problem')} ${alarm.get('id')}`).sort();
};

/** How many entries the alarms are about that reached somebody's bell. */
const tolds = async (uid: string): Promise<number[]> => {
  const { docs } = await adminFirestore().collection(paths.notifications(uid)).where('type', '==', 'AUDIT_ALARM').get();
  return docs.map((notification) => notification.get('params.count') as number);
};

test('AUD-02: sealed nightly, a changed, missing or added entry is found by the command and raises one alarm each, told to the ADMINs once', async () => {
  const { familyId, members } = await createCircle();
  for (const id of ['a', 'b', 'c']) await record(familyId, id, DAY_BEFORE);
  await record(familyId, 'd', YESTERDAY);
  await record(soundId, 'a', YESTERDAY);
  await fire('sealAudit');
  const seals = () => adminFirestore().collection(paths.auditSeals(familyId)).get();
  await eventually(seals, ({ size }) => expect(size).toBe(2));
  expect(await verify(familyId)).toMatchObject({ code: 0, output: expect.stringContaining('intact') as unknown });

  const trail = adminFirestore().collection(paths.audits(familyId));
  await trail.doc('a').update({ actor: 'daniel' });
  await trail.doc('b').delete();
  await record(familyId, 'e', YESTERDAY);
  const verdict = await verify(familyId);
  expect(verdict.code).toBe(1);
  expect(verdict.output).toContain('a: entry was changed');
  expect(verdict.output).toContain('b: entry is missing');
  expect(verdict.output).toContain('e: entry was added');
  expect(await verify(soundId)).toMatchObject({ code: 0 });

  await fire('checkAudit');
  await fire('checkAudit');
  await eventually(() => alarms(familyId), (found) => expect(found).toEqual(['ADDED e', 'CHANGED a', 'MISSING b']));

  await eventually(() => tolds(members.ADMIN.uid), (counts) => expect(counts).toEqual([3]));
  await record(familyId, 'f', YESTERDAY);
  await fire('checkAudit');
  await eventually(() => tolds(members.ADMIN.uid), (counts) => expect(counts.sort()).toEqual([1, 3]));
  expect(await tolds(members.CAREGIVER.uid)).toEqual([]);

  await fire('sealAudit');
  expect((await seals()).size).toBe(2);
});
