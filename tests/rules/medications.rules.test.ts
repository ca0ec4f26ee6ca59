import { MEDICATION_FORMS, medicationSchema, paths } from '@carecircle/domain';
import {
  collection,
  deleteDoc,
  doc,
  getDoc,
  getDocs,
  increment,
  setDoc,
  updateDoc,
  writeBatch,
} from 'firebase/firestore';
import {
  aDose,
  aMedication,
  aRecipient,
  DOSE_ID,
  removedBy,
  restoredBy,
  updatedBy,
  type Fields,
} from './support/documents';
import { expectAllowed, expectRefused, grid, nobody, permitted } from './support/grid';
import { shapeTests, withoutMissing } from './support/shape';
import { useWorld } from './support/world';

const world = useWorld('medications');
const PATH = paths.medication('f1', 'r1', 'm1');
const NEW = paths.medication('f1', 'r1', 'new');

const create = (uid: string, change: Fields = {}) =>
  setDoc(doc(world.as(uid), NEW), withoutMissing(aMedication(uid, change)));
const update = (uid: string, change: Fields) => updateDoc(doc(world.as(uid), PATH), { ...updatedBy(uid), ...change });

grid(world, {
  'read a medicine': { allowed: permitted('medication.read'), attempt: (db) => getDoc(doc(db, PATH)) },
  'list medicines': {
    allowed: permitted('medication.read'),
    attempt: (db) => getDocs(collection(db, paths.medications('f1', 'r1'))),
  },
  'add a medicine': {
    allowed: permitted('medication.create'),
    attempt: (db, me) => setDoc(doc(db, NEW), aMedication(me)),
  },
  'change a medicine': {
    allowed: permitted('medication.update'),
    attempt: (db, me) => updateDoc(doc(db, PATH), { ...updatedBy(me), dosage: '20 mg' }),
  },
  'set the supply by hand': {
    allowed: permitted('medication.update'),
    attempt: (db, me) => updateDoc(doc(db, PATH), { ...updatedBy(me), currentSupply: 90 }),
  },
  'stop a medicine': {
    allowed: permitted('medication.update'),
    attempt: (db, me) => updateDoc(doc(db, PATH), { ...updatedBy(me), isActive: false, endDate: '2026-06-01' }),
  },
  'mark a medicine as removed': {
    allowed: permitted('medication.delete'),
    attempt: (db, me) => updateDoc(doc(db, PATH), removedBy(me)),
  },
  'delete a medicine': { allowed: nobody, attempt: (db) => deleteDoc(doc(db, PATH)) },
});

describe('what a medicine looks like', () => {
  const times = (count: number) => Array.from({ length: count }, (_, i) => `${String(i).padStart(2, '0')}:00`);

  shapeTests({
    fields: Object.keys(medicationSchema.shape),
    create: (change) => create('admin', change),
    bad: {
      name: ['x', 'x'.repeat(101), null],
      genericName: ['x'.repeat(101), null],
      dosage: ['', 'x'.repeat(101), 10],
      form: ['PILL', '', null],
      frequency: ['HOURLY', '', null, 1],
      scheduledTimes: [
        ['08:00'],
        ['08:00', '08:00'],
        ['08:00', '24:00'],
        ['08:00', '8:00'],
        ['08:00', 2000],
        ['08:00', ''],
        ['08:00,20:00', ''],
        ['08:0020:00', ''],
        '08:00,20:00',
        null,
      ],
      weekdays: [[0], [8], [1, 1], [2, 1], ['1'], ['12'], [1.5], 1, null],
      timeCritical: ['yes', null],
      quantity: [0, -1, 101, '1', null],
      currentSupply: [-1, -0.001, 1_000_001, '30', NaN, Infinity],
      refillAt: [-1, '7'],
      startDate: ['', '2026-1-1', '2026-13-01', null],
      endDate: ['2025-12-31', '', 'never'],
      isActive: ['yes', null],
      instructions: ['x'.repeat(1001), null],
      lastDoseId: [DOSE_ID, ''],
    },
    good: {
      name: ['xy', 'x'.repeat(100)],
      form: MEDICATION_FORMS,
      weekdays: [[1], [1, 3, 5], [1, 2, 3, 4, 5, 6, 7]],
      quantity: [0.25, 100],
      currentSupply: [null, 0, 12.5, 1_000_000],
      refillAt: [null, 0],
      endDate: ['2026-01-01', '2027-01-01'],
      instructions: ['x'.repeat(1000)],
    },
  });

  test.each([
    ['DAILY', [], 1],
    ['TWICE_DAILY', [], 2],
    ['THREE_TIMES_DAILY', [], 3],
    ['FOUR_TIMES_DAILY', [], 4],
    ['WEEKLY', [1], 1],
    ['AS_NEEDED', [], 0],
    ['OTHER', [], 24],
  ])('%s on weekdays %j takes %d times, not another number', async (frequency, weekdays, count) => {
    const wrong = frequency === 'OTHER' || frequency === 'WEEKLY' ? 0 : count + 1;
    await expectRefused(create('admin', { frequency, weekdays, scheduledTimes: times(wrong) }));
    await expectAllowed(create('admin', { frequency, weekdays, scheduledTimes: times(count) }));
  });

  test('one text with two times in it is not one time', async () => {
    await expectRefused(create('admin', { frequency: 'DAILY', scheduledTimes: ['08:00,20:00'] }));
  });

  test('a weekly medicine has a weekday', async () => {
    await expectRefused(create('admin', { frequency: 'WEEKLY', weekdays: [], scheduledTimes: ['08:00'] }));
  });

  test('a day has at most 24 times', async () => {
    const crowded = [...times(24), '23:30'];
    await expectRefused(create('admin', { frequency: 'OTHER', scheduledTimes: crowded }));
  });
});

describe('where a medicine belongs', () => {
  test('refuses a medicine for a recipient who does not exist or was removed', async () => {
    await expectRefused(setDoc(doc(world.as('admin'), paths.medication('f1', 'nobody', 'm')), aMedication('admin')));
    const removed = { deletedAt: new Date(), deletedBy: 'admin' };
    await world.given({ [paths.recipient('f1', 'r1')]: aRecipient('admin', removed) });
    await expectRefused(create('admin'));
  });

  test('SEC-10 refuses a medicine in a foreign family, also for a recipient of one’s own', async () => {
    await expectRefused(create('stranger'));
    await expectRefused(setDoc(doc(world.as('stranger'), paths.medication('f1', 'r2', 'm')), aMedication('stranger')));
    await expectRefused(setDoc(doc(world.as('admin'), paths.medication('f2', 'r1', 'm')), aMedication('admin')));
  });
});

describe('who wrote it', () => {
  test('SEC-11 refuses forged authors and times', async () => {
    await expectRefused(create('caregiver', { createdBy: 'admin' }));
    await expectRefused(create('caregiver', { updatedBy: 'admin' }));
    await expectRefused(create('caregiver', { createdAt: new Date(0) }));
    await expectRefused(update('caregiver', { updatedBy: 'admin' }));
    await expectRefused(update('caregiver', { updatedAt: new Date(0) }));
    await expectRefused(update('caregiver', { createdBy: 'caregiver' }));
  });

  test('a removed medicine is changed and restored by an ADMIN only', async () => {
    const removed = { deletedAt: new Date(), deletedBy: 'admin' };
    await world.given({ [PATH]: aMedication('admin', removed) });
    await expectRefused(update('caregiver', { dosage: '20 mg' }));
    await expectRefused(update('caregiver', restoredBy('caregiver')));
    await expectAllowed(update('admin', restoredBy('admin')));
    await expectAllowed(update('caregiver', { dosage: '20 mg' }));
  });
});

describe('MED-15 a supply that moves', () => {
  const medicine = (uid: string) => doc(world.as(uid), PATH);
  const byDose = (uid: string, change: number, doseId = DOSE_ID): Fields => ({
    ...updatedBy(uid),
    currentSupply: increment(change),
    lastDoseId: doseId,
  });

  test('refuses a supply that names a dose that does not exist', async () => {
    await expectRefused(updateDoc(medicine('caregiver'), byDose('caregiver', -2)));
  });

  test('refuses a supply that names a dose which stood already', async () => {
    await world.given({ [paths.dose('f1', 'r1', DOSE_ID)]: aDose('caregiver') });
    await expectRefused(updateDoc(medicine('caregiver'), byDose('caregiver', -2)));
  });

  test('refuses a supply that names a dose which was undone before', async () => {
    const undone = { deletedAt: new Date(), deletedBy: 'caregiver' };
    await world.given({ [paths.dose('f1', 'r1', DOSE_ID)]: aDose('caregiver', undone) });
    await expectRefused(updateDoc(medicine('caregiver'), byDose('caregiver', 2)));
  });

  test('refuses a supply that names a dose of another medicine', async () => {
    const db = world.as('caregiver');
    await world.given({ [paths.medication('f1', 'r1', 'm2')]: aMedication('admin') });
    await expectRefused(
      writeBatch(db)
        .set(doc(db, paths.dose('f1', 'r1', DOSE_ID)), aDose('caregiver'))
        .update(doc(db, PATH), byDose('caregiver', -2))
        .update(doc(db, paths.medication('f1', 'r1', 'm2')), byDose('caregiver', -2))
        .commit(),
    );
  });

  test('refuses another change under cover of a dose', async () => {
    const db = world.as('caregiver');
    await expectRefused(
      writeBatch(db)
        .set(doc(db, paths.dose('f1', 'r1', DOSE_ID)), aDose('caregiver'))
        .update(doc(db, PATH), { ...byDose('caregiver', -2), refillAt: 0 })
        .commit(),
    );
  });

  test('refuses a supply below zero', async () => {
    await expectRefused(update('caregiver', { currentSupply: increment(-31) }));
  });
});
