import { scheduledDoseId } from '@carecircle/domain';
import { doc, getDoc, increment, Timestamp, updateDoc, writeBatch } from 'firebase/firestore';
import { aDose, aMedication, aSkippedDose, DAY, DOSE_ID, removedBy, updatedBy, type Fields } from './support/documents';
import { dosePath, MEDICINE, undo } from './support/doses';
import { expectAllowed, expectRefused } from './support/grid';
import { useWorld } from './support/world';

const world = useWorld('dose-undo');
const nurse = () => world.as('caregiver');
const medicine = (change: Fields = {}) => aMedication('admin', { currentSupply: 28, lastDoseId: DOSE_ID, ...change });
const medicineNow = async () => (await getDoc(doc(nurse(), MEDICINE))).data();

beforeEach(() => world.given({ [dosePath(DOSE_ID)]: aDose('admin'), [MEDICINE]: medicine() }));

describe('MED-12 undoing a dose', () => {
  test('keeps the record, marked, and gives the supply back', async () => {
    await expectAllowed(undo(nurse(), 'caregiver'));
    expect(await medicineNow()).toMatchObject({ currentSupply: 30, lastDoseId: DOSE_ID });
    const dose = (await getDoc(doc(nurse(), dosePath(DOSE_ID)))).data();
    expect(dose).toMatchObject({ status: 'GIVEN', createdBy: 'admin', deletedBy: 'caregiver' });
  });

  test.each([
    ['nothing', null],
    ['too little', 1],
    ['too much', 3],
    ['less than nothing', -2],
  ])('refuses to give back %s', async (_, returned) => {
    await expectRefused(undo(nurse(), 'caregiver', returned));
  });

  test('happens once', async () => {
    await expectAllowed(undo(nurse(), 'caregiver'));
    await expectRefused(undo(nurse(), 'caregiver'));
    await expectRefused(undo(nurse(), 'caregiver', null));
    expect(await medicineNow()).toMatchObject({ currentSupply: 30 });
  });

  test('gives back what the dose took, not its quantity', async () => {
    await world.given({
      [dosePath(DOSE_ID)]: aDose('admin', { supplyUsed: 1 }),
      [MEDICINE]: medicine({ currentSupply: 0 }),
    });
    await expectRefused(undo(nurse(), 'caregiver', 2));
    await expectAllowed(undo(nurse(), 'caregiver', 1));
  });

  test('leaves the supply alone when the dose took nothing', async () => {
    await world.given({ [dosePath(DOSE_ID)]: aSkippedDose('admin') });
    await expectAllowed(undo(nurse(), 'caregiver', null));
    expect(await medicineNow()).toMatchObject({ currentSupply: 28 });
  });

  test('leaves the supply alone when nobody counts it any more', async () => {
    await world.given({ [MEDICINE]: medicine({ currentSupply: null }) });
    await expectRefused(undo(nurse(), 'caregiver', 2));
    await expectAllowed(undo(nurse(), 'caregiver', null));
  });

  test.each([
    ['stopped', { isActive: false }],
    ['removed', { deletedAt: new Date(), deletedBy: 'admin' }],
    ['changed', { dosage: '20 mg', scheduledTimes: ['09:00', '21:00'] }],
    ['moved by another dose since', { lastDoseId: `m1_${DAY}T20:00` }],
  ])('works though the medicine was %s', async (_, change) => {
    await world.given({ [MEDICINE]: medicine(change) });
    await expectAllowed(undo(nurse(), 'caregiver'));
  });

  test('refuses two undone doses that are explained by one change of supply', async () => {
    const evening = scheduledDoseId('m1', `${DAY}T20:00`);
    await world.given({ [dosePath(evening)]: aDose('admin', { slot: `${DAY}T20:00` }) });
    const db = nurse();
    await expectRefused(
      writeBatch(db)
        .update(doc(db, dosePath(DOSE_ID)), removedBy('caregiver'))
        .update(doc(db, dosePath(evening)), removedBy('caregiver'))
        .update(doc(db, MEDICINE), { currentSupply: increment(2), lastDoseId: DOSE_ID, ...updatedBy('caregiver') })
        .commit(),
    );
  });

  test.each([
    ['in another’s name', { deletedBy: 'admin' }],
    ['under another author', { updatedBy: 'admin' }],
    ['at another time', { deletedAt: Timestamp.fromMillis(0) }],
    ['with a change of what happened', { notes: 'never happened' }],
    ['with a change of who recorded it', { createdBy: 'caregiver' }],
  ])('SEC-11 refuses it %s', async (_, change) => {
    const db = nurse();
    await expectRefused(
      writeBatch(db)
        .update(doc(db, dosePath(DOSE_ID)), { ...removedBy('caregiver'), ...change })
        .update(doc(db, MEDICINE), { currentSupply: increment(2), lastDoseId: DOSE_ID, ...updatedBy('caregiver') })
        .commit(),
    );
  });
});

describe('MED-15 a supply that moves under cover of a dose that took nothing', () => {
  const moved = (change: Fields) => {
    const db = nurse();
    return writeBatch(db)
      .update(doc(db, dosePath(DOSE_ID)), removedBy('caregiver'))
      .update(doc(db, MEDICINE), { lastDoseId: DOSE_ID, ...updatedBy('caregiver'), ...change })
      .commit();
  };
  const another = `m1_${DAY}T20:00`;

  beforeEach(() => world.given({ [dosePath(DOSE_ID)]: aDose('admin', { supplyUsed: 0 }) }));

  test('is refused', async () => {
    await world.given({ [MEDICINE]: medicine({ lastDoseId: another }) });
    await expectRefused(moved({ currentSupply: 30 }));
    await expectAllowed(moved({ currentSupply: 28 }));
  });

  test('is refused where nobody counts it', async () => {
    await world.given({ [MEDICINE]: medicine({ lastDoseId: another, currentSupply: null }) });
    await expectRefused(moved({ currentSupply: 2 }));
    await expectAllowed(moved({ currentSupply: null }));
  });
});

test('MED-15 refuses to give a supply back while the dose stands', async () => {
  await world.given({ [MEDICINE]: medicine({ lastDoseId: `m1_${DAY}T20:00` }) });
  const change = { currentSupply: increment(2), lastDoseId: DOSE_ID, ...updatedBy('caregiver') };
  await expectRefused(updateDoc(doc(nurse(), MEDICINE), change));
});
