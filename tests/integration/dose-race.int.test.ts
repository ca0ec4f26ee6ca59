import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { addDays, scheduledDoseId, slotsForDay } from '@carecircle/domain';
import { doc, increment, serverTimestamp, Timestamp, writeBatch } from 'firebase/firestore';
import { adminFirestore } from '../support/admin';
import { addMedication, createCircle, TIME_ZONE, type Circle } from '../support/world';
import { signIn, type Client } from './support/client';
import { recipientPath } from './support/doses';

jest.setTimeout(400_000);

const MEDICINES = 10;
const DAYS = 25;
const FIRST_DAY = '2026-02-01';
const SUPPLY = 1_000;
/** Clients begin within so many milliseconds of each other: a refused client opens its stream anew, and would always come second without. */
const MAX_HEAD_START_MS = 60;
/** On every fifth day one client is answered before the other begins, the two in turn, so that each order is seen; 200 races remain. */
const WITHOUT_OVERLAP_EVERY = 5;

/** When the medicines of the test world are taken. */
const SCHEDULE = {
  scheduledTimes: ['08:00'],
  weekdays: [],
  startDate: '2026-01-01',
  endDate: null,
  isActive: true,
  timeCritical: false,
  deletedAt: null,
};

type Result = 'TAKEN' | 'CONFLICT';
type RaceClient = Client & { uid: string };

let circle: Circle;
let clients: [RaceClient, RaceClient];

beforeAll(async () => {
  circle = await createCircle();
  const { ADMIN, CAREGIVER } = circle.members;
  const [daughter, nurse] = await Promise.all([signIn(ADMIN), signIn(CAREGIVER)]);
  clients = [
    { ...daughter, uid: ADMIN.uid },
    { ...nurse, uid: CAREGIVER.uid },
  ];
});

afterAll(() => Promise.all(clients.map((client) => client.close())));

/** Gives a dose as the app does; the rules refuse the batch when the slot is taken. */
async function give({ db, uid }: RaceClient, medicationId: string, day: string): Promise<Result> {
  const [slot] = slotsForDay({ id: medicationId, ...SCHEDULE }, day, TIME_ZONE);
  if (slot === undefined) throw new Error(`no slot on ${day}`);
  const doseId = scheduledDoseId(medicationId, slot.slot);
  const authored = { updatedAt: serverTimestamp(), updatedBy: uid };
  const batch = writeBatch(db);
  batch.set(doc(db, `${recipientPath(circle)}/doses/${doseId}`), {
    medicationId,
    medicationName: 'Lisinopril',
    dosage: '10 mg',
    slot: slot.slot,
    day,
    plannedAt: Timestamp.fromMillis(slot.plannedAt),
    status: 'GIVEN',
    givenAt: Timestamp.fromMillis(slot.plannedAt),
    quantity: 1,
    supplyUsed: 1,
    skipReason: null,
    notes: '',
    clientId: randomUUID(),
    deviceTime: Timestamp.now(),
    possibleDoubleOf: null,
    corrections: [],
    createdAt: serverTimestamp(),
    createdBy: uid,
    ...authored,
    deletedAt: null,
    deletedBy: null,
  });
  batch.update(doc(db, `${recipientPath(circle)}/medications/${medicationId}`), {
    currentSupply: increment(-1),
    lastDoseId: doseId,
    ...authored,
  });
  try {
    await batch.commit();
    return 'TAKEN';
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'permission-denied') throw error;
    return 'CONFLICT';
  }
}

/** What each client was told, in the order of `clients`. */
async function race(medicationId: string, day: string): Promise<[Result, Result]> {
  const begin = async (client: RaceClient): Promise<Result> => {
    await wait(Math.random() * MAX_HEAD_START_MS);
    return give(client, medicationId, day);
  };
  return Promise.all([begin(clients[0]), begin(clients[1])]);
}

/** The same, one after the other. */
async function oneAfterTheOther(first: 0 | 1, medicationId: string, day: string): Promise<[Result, Result]> {
  const early = await give(clients[first], medicationId, day);
  const late = await give(clients[first === 0 ? 1 : 0], medicationId, day);
  return first === 0 ? [early, late] : [late, early];
}

test('MED-01: two people who give the same dose at once, 200 times, end as one TAKEN and one CONFLICT each time', async () => {
  const days = Array.from({ length: DAYS }, (_, index) => addDays(FIRST_DAY, index));
  const perMedicine = await Promise.all(
    Array.from({ length: MEDICINES }, async () => {
      const medicationId = await addMedication(circle, { currentSupply: SUPPLY, refillAt: null });
      const results: [Result, Result][] = [];
      for (const [index, day] of days.entries()) {
        const turn = Math.floor(index / WITHOUT_OVERLAP_EVERY) % 2 === 0 ? 0 : 1;
        const apart = index % WITHOUT_OVERLAP_EVERY === 0;
        results.push(await (apart ? oneAfterTheOther(turn, medicationId, day) : race(medicationId, day)));
      }
      return { medicationId, results };
    }),
  );

  const outcomes = perMedicine.flatMap(({ results }) => results.map((pair) => [...pair].sort().join(' and ')));
  expect(outcomes).toHaveLength(MEDICINES * DAYS);
  expect(new Set(outcomes)).toEqual(new Set(['CONFLICT and TAKEN']));
  const winners = perMedicine.flatMap(({ results }) => results.map((pair) => pair.indexOf('TAKEN')));
  expect(new Set(winners)).toEqual(new Set([0, 1]));
  for (const { medicationId } of perMedicine) {
    const medication = await adminFirestore().doc(`${recipientPath(circle)}/medications/${medicationId}`).get();
    expect(medication.get('currentSupply')).toBe(SUPPLY - days.length);
  }
});
