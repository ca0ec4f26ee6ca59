import { doseSchema, paths } from '@carecircle/domain';
import { collection, deleteDoc, doc, getDoc, getDocs, query, Timestamp, updateDoc, where } from 'firebase/firestore';
import { aDose, DAY, DOSE_ID, GIVEN_AT, updatedBy } from './support/documents';
import { dosePath, record, undo } from './support/doses';
import { grid, nobody, permitted } from './support/grid';
import { shapeTests } from './support/shape';
import { useWorld } from './support/world';

const world = useWorld('doses');
const EVENING = `m1_${DAY}T20:00`;
const evening = { slot: `${DAY}T20:00`, plannedAt: Timestamp.fromMillis(Date.parse('2026-06-01T18:00:00Z')) };

beforeEach(() => world.given({ [dosePath(DOSE_ID)]: aDose('admin') }));

grid(world, {
  'read a dose': { allowed: permitted('dose.read'), attempt: (db) => getDoc(doc(db, dosePath(DOSE_ID))) },
  'look whether a slot is free': {
    allowed: permitted('dose.read'),
    attempt: (db) => getDoc(doc(db, dosePath(EVENING))),
  },
  'list the doses of a day': {
    allowed: permitted('dose.read'),
    attempt: (db) => getDocs(query(collection(db, paths.doses('f1', 'r1')), where('day', '==', DAY))),
  },
  'record a dose': {
    allowed: permitted('dose.record'),
    attempt: (db, me) => record(db, me, { doseId: EVENING, dose: evening }),
  },
  'undo a dose': { allowed: permitted('dose.undo'), attempt: (db, me) => undo(db, me) },
  'correct a dose': {
    allowed: permitted('dose.correct'),
    attempt: async (db, me) => {
      // What the correction replaces is what the database holds, which not everybody may read.
      const before = (await getDoc(doc(world.as('viewer'), dosePath(DOSE_ID)))).data() ?? {};
      const replaced = { givenAt: before['givenAt'], updatedAt: before['updatedAt'], updatedBy: before['updatedBy'] };
      await updateDoc(doc(db, dosePath(DOSE_ID)), {
        ...updatedBy(me),
        givenAt: Timestamp.fromMillis(GIVEN_AT.toMillis() + 60_000),
        corrections: [{ ...replaced, correctedBy: me, reason: 'The clock was wrong' }],
      });
    },
  },
  'overwrite somebody’s dose': { allowed: nobody, attempt: (db, me) => record(db, me) },
  'change a dose’s notes': {
    allowed: nobody,
    attempt: (db, me) => updateDoc(doc(db, dosePath(DOSE_ID)), { ...updatedBy(me), notes: 'changed' }),
  },
  'delete a dose': { allowed: nobody, attempt: (db) => deleteDoc(doc(db, dosePath(DOSE_ID))) },
});

describe('what a dose looks like', () => {
  shapeTests({
    fields: Object.keys(doseSchema.shape),
    create: (change) =>
      record(world.as('caregiver'), 'caregiver', {
        doseId: EVENING,
        dose: { ...evening, ...change },
        medicine: { currentSupply: 28 },
      }),
    bad: {
      medicationId: ['m2', '', 'm1/doses/x', null],
      medicationName: ['Aspirin', null],
      dosage: ['20 mg', null],
      slot: [`${DAY}T20:01`, `${DAY}T08:00`, `${DAY}`, '2026-06-02T20:00', `${DAY}T20:00Z`, 1, null],
      day: ['2026-06-02', '2026-6-1', '', 1, null],
      plannedAt: [null, '2026-06-01T18:00:00Z', new Date('2026-05-30T00:00:00Z'), new Date('2026-06-05T00:00:00Z')],
      status: ['MISSED', 'TAKEN', null],
      givenAt: [null, 'now', new Date(Date.now() + 3_600_000)],
      quantity: [1, 3, '2', null],
      supplyUsed: [0, 1, 3, -2, '2', null],
      skipReason: ['REFUSED', ''],
      notes: ['x'.repeat(1001), null],
      clientId: ['', 'x', 'not-a-uuid-not-a-uuid-not-a-uuid-abc', null],
      deviceTime: ['now', null],
      possibleDoubleOf: [DOSE_ID, ''],
      corrections: [[{ reason: 'made up' }], null],
      deletedAt: [new Date(0)],
      deletedBy: ['caregiver'],
      createdBy: ['admin'],
      updatedBy: ['admin'],
      createdAt: [new Date(0)],
      updatedAt: [new Date(0)],
    },
    good: {
      givenAt: [new Date('2026-06-01T09:00:00Z'), new Date(Date.now() + 240_000)],
      notes: ['x'.repeat(1000)],
      plannedAt: [new Date('2026-06-01T06:00:00Z'), new Date('2026-06-02T07:00:00Z')],
    },
  });
});
