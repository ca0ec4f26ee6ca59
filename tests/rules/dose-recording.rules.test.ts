import { asNeededDoseId, paths, scheduledDoseId, SKIP_REASONS } from '@carecircle/domain';
import { doc, getDoc, setDoc, Timestamp, updateDoc, writeBatch } from 'firebase/firestore';
import {
  aDose,
  aMedication,
  aSkippedDose,
  CLIENT_ID,
  createdBy,
  DAY,
  DOSE_ID,
  OTHER_CLIENT_ID,
  SLOT,
  updatedBy,
  type Fields,
} from './support/documents';
import { dosePath, MEDICINE, record, recordIn, undo } from './support/doses';
import { expectAllowed, expectRefused } from './support/grid';
import { useWorld } from './support/world';

const world = useWorld('dose-recording');
const nurse = () => world.as('caregiver');

const give = (recording: Parameters<typeof record>[2] = {}) => record(nurse(), 'caregiver', recording);
const skip = (change: Fields = {}) => setDoc(doc(nurse(), dosePath(DOSE_ID)), aSkippedDose('caregiver', change));
const medicine = (change: Fields) => world.given({ [MEDICINE]: aMedication('admin', change) });
const medicineNow = async () => (await getDoc(doc(nurse(), MEDICINE))).data();

/** The dose of another day or time, and the id that belongs to it. */
function onSlot(slot: string, change: Fields = {}) {
  const [day = ''] = slot.split('T');
  const plannedAt = Timestamp.fromMillis(Date.parse(`${slot}:00Z`) - 7_200_000);
  return { doseId: scheduledDoseId('m1', slot), dose: { slot, day, plannedAt, ...change } };
}

describe('MED-15 the supply of a dose', () => {
  test('goes down by the quantity and names the dose', async () => {
    await expectAllowed(give());
    expect(await medicineNow()).toMatchObject({ currentSupply: 28, lastDoseId: DOSE_ID });
  });

  test.each([
    [30, 2],
    [2, 2],
    [1, 1],
    [0.5, 0.5],
    [0, 0],
  ])('of %d left takes %d: what is left when it is less than the dose', async (currentSupply, supplyUsed) => {
    await medicine({ currentSupply });
    for (const wrong of [supplyUsed + 1, supplyUsed - 1, supplyUsed + 0.1]) {
      await expectRefused(give({ dose: { supplyUsed: wrong } }));
    }
    await expectAllowed(give({ dose: { supplyUsed } }));
    expect(await medicineNow()).toMatchObject({ currentSupply: currentSupply - supplyUsed });
  });

  test('stays untracked when nobody counts it', async () => {
    await medicine({ currentSupply: null });
    await expectRefused(give());
    await expectRefused(give({ dose: { supplyUsed: 0 }, medicine: { currentSupply: 0 } }));
    await expectAllowed(give({ dose: { supplyUsed: 0 }, medicine: { currentSupply: null } }));
    expect(await medicineNow()).toMatchObject({ currentSupply: null, lastDoseId: DOSE_ID });
  });

  test('goes down in halves as exactly as the database counts', async () => {
    await medicine({ quantity: 0.1, currentSupply: 0.3 });
    await expectAllowed(give({ dose: { quantity: 0.1, supplyUsed: 0.1 } }));
  });

  test.each([
    ['is left alone', null],
    ['names another dose', { lastDoseId: 'm1_2026-06-01T20:00' }],
    ['names no dose', { lastDoseId: null }],
    ['goes down too far', { currentSupply: 27 }],
    ['goes down too little', { currentSupply: 29 }],
    ['goes up', { currentSupply: 32 }],
    ['is lost', { currentSupply: null }],
    ['is changed in another’s name', { updatedBy: 'admin' }],
    ['comes with another change', { name: 'Aspirin' }],
  ])('refuses a dose whose supply %s', async (_, change) => {
    await expectRefused(give({ medicine: change }));
    expect(await medicineNow()).toMatchObject({ currentSupply: 30, lastDoseId: null });
  });

  test('refuses two doses that are explained by one change of supply', async () => {
    const db = nurse();
    const evening = onSlot(`${DAY}T20:00`);
    const batch = recordIn(writeBatch(db), db, 'caregiver');
    await expectRefused(recordIn(batch, db, 'caregiver', { ...evening, medicine: null }).commit());
  });

  test('refuses two doses of one medicine in one batch even with two changes', async () => {
    const db = nurse();
    const batch = recordIn(writeBatch(db), db, 'caregiver');
    await expectRefused(recordIn(batch, db, 'caregiver', onSlot(`${DAY}T20:00`)).commit());
  });

  test('refuses one dose that takes from the supply twice', async () => {
    const db = nurse();
    const batch = recordIn(writeBatch(db), db, 'caregiver').update(doc(db, MEDICINE), {
      currentSupply: 26,
      lastDoseId: DOSE_ID,
      ...updatedBy('caregiver'),
    });
    await expectRefused(batch.commit());
  });

  test('lets doses of two medicines go in one batch', async () => {
    const other = paths.medication('f1', 'r1', 'm2');
    await world.given({ [other]: aMedication('admin', { name: 'Metformin' }) });
    const db = nurse();
    const doseId = scheduledDoseId('m2', SLOT);
    const batch = recordIn(writeBatch(db), db, 'caregiver')
      .set(doc(db, dosePath(doseId)), aDose('caregiver', { medicationId: 'm2', medicationName: 'Metformin' }))
      .update(doc(db, other), { currentSupply: 28, lastDoseId: doseId, ...updatedBy('caregiver') });
    await expectAllowed(batch.commit());
  });
});

describe('the slot of a dose', () => {
  test('is one of the medicine’s times', async () => {
    await expectRefused(give(onSlot(`${DAY}T08:01`)));
    await expectRefused(give(onSlot(`${DAY}T12:00`)));
    await expectAllowed(give(onSlot(`${DAY}T20:00`)));
  });

  test('lies on one of its weekdays', async () => {
    await medicine({ weekdays: [1, 3] });
    await expectRefused(give(onSlot('2026-06-02T08:00')));
    await expectRefused(give(onSlot('2026-06-07T08:00')));
    await expectAllowed(give(onSlot('2026-06-03T08:00')));
  });

  test('lies between its first and its last day', async () => {
    await medicine({ startDate: DAY, endDate: '2026-06-02' });
    await expectRefused(give(onSlot('2026-05-31T20:00')));
    await expectRefused(give(onSlot('2026-06-03T08:00')));
    await expectAllowed(give(onSlot('2026-06-02T08:00')));
    await expectAllowed(give(onSlot(`${DAY}T20:00`)));
  });

  test('lies on a day that exists', async () => {
    await medicine({ weekdays: [] });
    await expectRefused(
      give(onSlot('2026-06-31T08:00', { plannedAt: Timestamp.fromMillis(Date.parse('2026-07-01')) })),
    );
    await expectRefused(
      give(onSlot('2026-02-29T08:00', { plannedAt: Timestamp.fromMillis(Date.parse('2026-03-01')) })),
    );
  });

  test.each([
    ['stopped', { isActive: false }],
    ['removed', { deletedAt: new Date(), deletedBy: 'admin' }],
  ])('does not exist for a medicine that was %s', async (_, change) => {
    await medicine(change);
    await expectRefused(give());
    await expectRefused(skip());
  });

  test('does not exist without its medicine', async () => {
    const doseId = scheduledDoseId('m9', SLOT);
    await expectRefused(give({ doseId, dose: { medicationId: 'm9' }, medicine: null }));
  });

  test.each([
    ['of another slot', `m1_${DAY}T20:00`],
    ['of another medicine', `m2_${SLOT}`],
    ['of its own making', 'my-dose'],
    ['of a possible double', `${DOSE_ID}_${CLIENT_ID}`],
    ['of a dose as needed', `m1_${DAY}_${CLIENT_ID}`],
  ])('names the document: refuses the id %s', async (_, doseId) => {
    await expectRefused(give({ doseId }));
  });

  test('MED-01 is taken once: a second record is refused, a repeated upload too', async () => {
    await expectAllowed(give());
    await expectRefused(give());
    await expectRefused(record(world.as('admin'), 'admin', { dose: { clientId: OTHER_CLIENT_ID } }));
    await expectRefused(skip());
    expect(await medicineNow()).toMatchObject({ currentSupply: 28 });
  });
});

describe('a dose outside the plan', () => {
  const doseId = asNeededDoseId('m1', DAY, CLIENT_ID);
  const free = { slot: null, plannedAt: null };

  test('is recorded by its tap, as often as somebody gives one', async () => {
    await medicine({ frequency: 'AS_NEEDED', scheduledTimes: [] });
    await expectAllowed(give({ doseId, dose: free }));
    const again = asNeededDoseId('m1', DAY, OTHER_CLIENT_ID);
    await expectAllowed(give({ doseId: again, dose: { ...free, clientId: OTHER_CLIENT_ID } }));
    expect(await medicineNow()).toMatchObject({ currentSupply: 26 });
  });

  test('is kept for a medicine whose plan has changed meanwhile', async () => {
    await medicine({ scheduledTimes: ['09:00', '21:00'] });
    await expectRefused(give());
    await expectAllowed(give({ doseId, dose: free }));
  });

  test.each([
    ['an instant it was planned for', { plannedAt: Timestamp.fromMillis(Date.parse('2026-06-01T06:00:00Z')) }],
    ['another day', { day: '2026-06-02' }],
    ['another tap', { clientId: OTHER_CLIENT_ID }],
    ['a first dose', { possibleDoubleOf: DOSE_ID }],
    ['a reason for skipping it', { skipReason: 'REFUSED' }],
  ])('does not go with %s', async (_, change) => {
    await expectRefused(give({ doseId, dose: { ...free, ...change } }));
  });

  test.each(['2026-06-31', '2026-02-29', '2026-06-01 ', '2026-06-01T', '20260601'])(
    'does not belong to a day like "%s"',
    async (day) => {
      await expectRefused(give({ doseId: asNeededDoseId('m1', day, CLIENT_ID), dose: { ...free, day } }));
    },
  );

  test('cannot be skipped', async () => {
    await expectRefused(setDoc(doc(nurse(), dosePath(doseId)), aSkippedDose('caregiver', free)));
  });
});

describe('a skipped dose', () => {
  test('has a reason, no time given, and takes nothing', async () => {
    await expectRefused(skip({ skipReason: null }));
    await expectRefused(skip({ skipReason: 'LAZY' }));
    await expectRefused(skip({ givenAt: Timestamp.fromMillis(Date.parse('2026-06-01T06:00:00Z')) }));
    await expectRefused(skip({ supplyUsed: 2 }));
    await expectRefused(skip({ status: 'MISSED' }));
    await expectAllowed(skip());
    expect(await medicineNow()).toMatchObject({ currentSupply: 30, lastDoseId: null });
  });

  test.each(SKIP_REASONS)('may be so for the reason %s', async (skipReason) => {
    await expectAllowed(skip({ skipReason }));
  });

  test('refuses a supply that moves with it', async () => {
    const change = { status: 'SKIPPED', givenAt: null, skipReason: 'REFUSED' };
    await expectRefused(give({ dose: { ...change, supplyUsed: 0 }, medicine: { currentSupply: 28 } }));
    await expectRefused(give({ dose: { ...change, supplyUsed: 0 } }));
  });
});

describe('OFF-03 when a dose was given', () => {
  test('is what the person says, up to five minutes ahead of the server', async () => {
    const inMinutes = (minutes: number) => Timestamp.fromMillis(Date.now() + minutes * 60_000);
    await expectRefused(give({ dose: { givenAt: inMinutes(6) } }));
    await expectAllowed(give({ dose: { givenAt: inMinutes(4), deviceTime: inMinutes(60 * 24) } }));
  });
});

describe('whose dose it is', () => {
  test('SEC-11 refuses another’s name and other times', async () => {
    for (const change of [
      { createdBy: 'admin' },
      { updatedBy: 'admin' },
      { createdAt: new Date(0) },
      { updatedAt: new Date(0) },
    ]) {
      await expectRefused(give({ dose: change }));
    }
  });

  test('SEC-10 refuses a dose of a foreign family’s medicine', async () => {
    const db = world.as('stranger');
    const foreign = paths.dose('f2', 'r2', DOSE_ID);
    // In one's own family, with the supply of the other's medicine; and the other way round.
    await expectRefused(
      writeBatch(db)
        .set(doc(db, foreign), aDose('stranger'))
        .update(doc(db, MEDICINE), { currentSupply: 28, lastDoseId: DOSE_ID, ...updatedBy('stranger') })
        .commit(),
    );
    await expectRefused(
      writeBatch(db)
        .set(doc(db, dosePath(DOSE_ID)), aDose('stranger'))
        .update(doc(db, paths.medication('f2', 'r2', 'm1')), {
          currentSupply: 28,
          lastDoseId: DOSE_ID,
          ...updatedBy('stranger'),
        })
        .commit(),
    );
  });

  test('SEC-11 refuses a path in place of a medicine’s id', async () => {
    const medicationId = '../../../../f2/recipients/r2/medications/m1';
    await expectRefused(give({ doseId: 'x', dose: { medicationId } }));
  });
});

describe('a slot whose dose was undone', () => {
  beforeEach(async () => {
    await give();
    await undo(nurse(), 'caregiver');
  });

  test('can be recorded again, by somebody else too', async () => {
    await expectAllowed(record(world.as('admin'), 'admin', { dose: { clientId: OTHER_CLIENT_ID } }));
    expect(await medicineNow()).toMatchObject({ currentSupply: 28, lastDoseId: DOSE_ID });
  });

  test('can be recorded again after another dose', async () => {
    await give(onSlot(`${DAY}T20:00`));
    await expectAllowed(give());
    expect(await medicineNow()).toMatchObject({ currentSupply: 26, lastDoseId: DOSE_ID });
  });

  test('names itself on the medicine again, though the supply is empty', async () => {
    await medicine({ currentSupply: 0, lastDoseId: DOSE_ID });
    await expectRefused(give({ dose: { supplyUsed: 0 }, medicine: null }));
    await expectAllowed(give({ dose: { supplyUsed: 0 } }));
  });

  test('is not recorded again without its supply', async () => {
    await expectRefused(give({ medicine: null }));
    await expectRefused(give({ medicine: { currentSupply: 29 } }));
  });

  test('is not brought back by taking the mark away', async () => {
    const restored = { ...updatedBy('caregiver'), deletedAt: null, deletedBy: null };
    await expectRefused(updateDoc(doc(nurse(), dosePath(DOSE_ID)), restored));
  });

  test('is recorded under a new author and a new time', async () => {
    const { createdAt, createdBy: creator } = (await getDoc(doc(nurse(), dosePath(DOSE_ID)))).data() ?? {};
    const change = { ...createdBy('admin'), createdAt, createdBy: creator };
    await expectRefused(record(world.as('admin'), 'admin', { dose: change }));
  });
});
