import { addDays, scheduledDoseId } from '@carecircle/domain';
import { doc, getDoc, runTransaction, Timestamp, writeBatch, type Firestore } from 'firebase/firestore';
import { aMedication, CLIENT_ID, DAY, OTHER_CLIENT_ID } from './support/documents';
import { dosePath, MEDICINE, recordIn } from './support/doses';
import { useWorld } from './support/world';

const ROUNDS = 200;
const SUPPLY = 1000;
const world = useWorld('dose-race');

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Racer {
  uid: string;
  clientId: string;
  delayMs: number;
  online: boolean;
}

/** Tries to record the dose; a refusal is a conflict when another's record stands in the slot. */
async function record({ uid, clientId, delayMs, online }: Racer, day: string): Promise<'TAKEN' | 'CONFLICT' | 'ERROR'> {
  const db = world.as(uid);
  const slot = `${day}T08:00`;
  const doseId = scheduledDoseId('m1', slot);
  const plannedAt = Timestamp.fromMillis(Date.parse(`${slot}:00Z`));
  const recording = { doseId, dose: { slot, day, plannedAt, clientId } };
  await new Promise((resolve) => setTimeout(resolve, delayMs));
  try {
    await (online ? inTransaction(db, uid, recording) : recordIn(writeBatch(db), db, uid, recording).commit());
    return 'TAKEN';
  } catch {
    const dose = await getDoc(doc(db, dosePath(doseId)));
    return dose.get('clientId') === clientId ? 'ERROR' : 'CONFLICT';
  }
}

/** As an app does that is online: look first, then write what must still be true. */
function inTransaction(db: Firestore, uid: string, recording: Parameters<typeof recordIn>[3] & { doseId: string }) {
  return runTransaction(db, async (transaction) => {
    const dose = await transaction.get(doc(db, dosePath(recording.doseId)));
    if (dose.exists()) throw new Error('somebody else was first');
    recordIn(transaction, db, uid, recording);
  });
}

test('MED-01 two people record one slot at once, 200 times: each time one is TAKEN and one is a CONFLICT', async () => {
  await world.given({ [MEDICINE]: aMedication('admin', { currentSupply: SUPPLY }) });
  const random = seeded(20260601);
  const racer = (uid: string, clientId: string): Racer => ({
    uid,
    clientId,
    delayMs: random() < 0.5 ? 0 : random() * 6,
    online: random() < 0.3,
  });
  for (let round = 0; round < ROUNDS; round++) {
    const day = addDays(DAY, round);
    const racers = [racer('caregiver', CLIENT_ID), racer('admin', OTHER_CLIENT_ID)];
    if (random() < 0.5) racers.reverse();
    const results = await Promise.all(racers.map((one) => record(one, day)));
    expect([day, ...results.sort()]).toEqual([day, 'CONFLICT', 'TAKEN']);
  }
  const medicine = await getDoc(doc(world.as('viewer'), MEDICINE));
  expect(medicine.get('currentSupply')).toBe(SUPPLY - 2 * ROUNDS);
}, 120_000);
