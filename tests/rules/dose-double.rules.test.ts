import { possibleDoubleId } from '@carecircle/domain';
import { doc, getDoc, setDoc } from 'firebase/firestore';
import {
  aDose,
  aMedication,
  aSkippedDose,
  CLIENT_ID,
  DAY,
  DOSE_ID,
  OTHER_CLIENT_ID,
  type Fields,
} from './support/documents';
import { dosePath, MEDICINE, record, undo } from './support/doses';
import { expectAllowed, expectRefused } from './support/grid';
import { useWorld } from './support/world';

const world = useWorld('dose-double');
const SECOND_ID = possibleDoubleId(DOSE_ID, OTHER_CLIENT_ID);
const second = { possibleDoubleOf: DOSE_ID, clientId: OTHER_CLIENT_ID };
const give = (change: Fields = {}, doseId = SECOND_ID) =>
  record(world.as('caregiver'), 'caregiver', { doseId, dose: { ...second, ...change } });
const supply = async () => (await getDoc(doc(world.as('viewer'), MEDICINE))).get('currentSupply') as unknown;

beforeEach(() =>
  world.given({
    [dosePath(DOSE_ID)]: aDose('admin'),
    [MEDICINE]: aMedication('admin', { currentSupply: 28, lastDoseId: DOSE_ID }),
  }),
);

describe('MED-05 a second dose of one slot', () => {
  test('is kept beside the first and lowers the supply, too', async () => {
    await expectAllowed(give());
    expect(await supply()).toBe(26);
  });

  test('is kept though the supply is empty', async () => {
    await world.given({ [MEDICINE]: aMedication('admin', { currentSupply: 0 }) });
    await expectAllowed(give({ supplyUsed: 0 }));
  });

  test('is kept beside a first one that was skipped', async () => {
    await world.given({ [dosePath(DOSE_ID)]: aSkippedDose('admin') });
    await expectAllowed(give());
  });

  test('takes its own part of the supply', async () => {
    await expectRefused(give({ supplyUsed: 0 }));
    await expectRefused(
      record(world.as('caregiver'), 'caregiver', { doseId: SECOND_ID, dose: second, medicine: null }),
    );
  });

  test('needs a first one that stands', async () => {
    await undo(world.as('admin'), 'admin');
    await expectRefused(give());
    const never = `m1_${DAY}T20:00`;
    await expectRefused(
      give({ possibleDoubleOf: never, slot: `${DAY}T20:00` }, possibleDoubleId(never, OTHER_CLIENT_ID)),
    );
  });

  test('is a double of the same slot of the same medicine', async () => {
    const evening = `m1_${DAY}T20:00`;
    await world.given({ [dosePath(evening)]: aDose('admin', { slot: `${DAY}T20:00` }) });
    await expectRefused(give({ possibleDoubleOf: evening }, possibleDoubleId(evening, OTHER_CLIENT_ID)));
    const other = `m2_${DAY}T08:00`;
    await world.given({ [dosePath(other)]: aDose('admin', { medicationId: 'm2' }) });
    await expectRefused(give({ possibleDoubleOf: other }, possibleDoubleId(other, OTHER_CLIENT_ID)));
  });

  test('is no double of a double, nor of itself', async () => {
    await give();
    const third = possibleDoubleId(SECOND_ID, CLIENT_ID);
    await expectRefused(give({ possibleDoubleOf: SECOND_ID, clientId: CLIENT_ID }, third));
    await expectRefused(give({ possibleDoubleOf: third, clientId: CLIENT_ID }, third));
  });

  test('has the id of the first and of its own tap', async () => {
    await expectRefused(give({}, possibleDoubleId(DOSE_ID, CLIENT_ID)));
    await expectRefused(give({}, `m1_${DAY}_${OTHER_CLIENT_ID}`));
    await expectRefused(give({}, DOSE_ID));
  });

  test('was given: a second report of a skipped dose is none', async () => {
    const skipped = aSkippedDose('caregiver', second);
    await expectRefused(setDoc(doc(world.as('caregiver'), dosePath(SECOND_ID)), skipped));
  });

  test('is recorded once, and undone on its own', async () => {
    await give();
    await expectRefused(give());
    await expectAllowed(undo(world.as('admin'), 'admin', 2, SECOND_ID));
    expect(await supply()).toBe(28);
    expect((await getDoc(doc(world.as('viewer'), dosePath(DOSE_ID)))).get('deletedAt')).toBeNull();
  });

  test('may be one of several', async () => {
    await expectAllowed(give());
    await expectAllowed(give({ clientId: CLIENT_ID }, possibleDoubleId(DOSE_ID, CLIENT_ID)));
    expect(await supply()).toBe(24);
  });
});
