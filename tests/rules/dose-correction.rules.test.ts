import { doc, getDoc, Timestamp, updateDoc, writeBatch, type DocumentData } from 'firebase/firestore';
import { aDose, aMedication, aSkippedDose, DOSE_ID, removedBy, updatedBy, type Fields } from './support/documents';
import { dosePath, MEDICINE } from './support/doses';
import { expectAllowed, expectRefused } from './support/grid';
import { useWorld } from './support/world';

const world = useWorld('dose-correction');
const LATER = Timestamp.fromMillis(Date.parse('2026-06-01T06:30:00Z'));
const REASON = 'The clock was wrong';

const dose = () => doc(world.as('caregiver'), dosePath(DOSE_ID));
const stored = async (): Promise<DocumentData> => (await getDoc(dose())).data() ?? {};

/** The entry that a correction by the CAREGIVER has to add. */
async function entry(change: Fields = {}): Promise<Fields> {
  const { givenAt, updatedAt, updatedBy: author } = await stored();
  return { givenAt, updatedAt, updatedBy: author, correctedBy: 'caregiver', reason: REASON, ...change };
}

async function correct(change: Fields = {}, entries?: Fields[]): Promise<void> {
  const corrections = entries ?? [...((await stored())['corrections'] as Fields[]), await entry()];
  await updateDoc(dose(), { ...updatedBy('caregiver'), givenAt: LATER, corrections, ...change });
}

beforeEach(() => world.given({ [dosePath(DOSE_ID)]: aDose('admin') }));

describe('MED-11 correcting when a dose was given', () => {
  test('keeps the old value with its author, the editor and the reason, each time', async () => {
    const first = await stored();
    await expectAllowed(correct());
    await expectAllowed(correct({ givenAt: Timestamp.fromMillis(LATER.toMillis() + 60_000) }));
    const { corrections } = await stored();
    expect(corrections).toHaveLength(2);
    expect(corrections[0]).toEqual({
      givenAt: first['givenAt'],
      updatedAt: first['updatedAt'],
      updatedBy: 'admin',
      correctedBy: 'caregiver',
      reason: REASON,
    });
    expect(corrections[1]).toMatchObject({ givenAt: LATER, updatedBy: 'caregiver' });
  });

  test.each([
    ['no reason', { reason: '' }],
    ['too short a reason', { reason: 'oops' }],
    ['too long a reason', { reason: 'x'.repeat(501) }],
    ['a reason that is no text', { reason: 12345 }],
    ['another editor', { correctedBy: 'admin' }],
    ['another value than the one replaced', { givenAt: LATER }],
    ['another author of that value', { updatedBy: 'caregiver' }],
    ['another time of that value', { updatedAt: LATER }],
    ['more than that', { approvedBy: 'admin' }],
  ])('refuses an entry with %s', async (_, change) => {
    await expectRefused(correct({}, [await entry(change)]));
  });

  test('refuses a change without an entry, or with two', async () => {
    await expectRefused(correct({}, []));
    await expectRefused(correct({}, [await entry(), await entry()]));
  });

  test('refuses to rewrite, drop or reorder what was corrected before', async () => {
    await correct();
    const [first = {}] = (await stored())['corrections'] as Fields[];
    await expectRefused(correct({}, [await entry()]));
    await expectRefused(correct({}, [{ ...first, reason: 'Another reason' }, await entry()]));
    await expectRefused(correct({}, [await entry(), first]));
    await expectRefused(correct({}, []));
    await expectAllowed(correct({}, [first, await entry()]));
  });

  test.each([
    ['the notes', { notes: 'changed' }],
    ['the quantity', { quantity: 1 }],
    ['the supply used', { supplyUsed: 0 }],
    ['the slot', { slot: '2026-06-01T20:00' }],
    ['the status', { status: 'SKIPPED' }],
    ['who recorded it', { createdBy: 'caregiver' }],
    ['when it was recorded', { createdAt: LATER }],
    ['the author of the change', { updatedBy: 'admin' }],
    ['the time of the change', { updatedAt: LATER }],
    ['that it stands', { ...removedBy('caregiver') }],
  ])('changes nothing else: not %s', async (_, change) => {
    await expectRefused(correct(change));
  });

  test('MED-15 moves no supply', async () => {
    await world.given({ [MEDICINE]: aMedication('admin') });
    const db = world.as('caregiver');
    await expectRefused(
      writeBatch(db)
        .update(dose(), { ...updatedBy('caregiver'), givenAt: LATER, corrections: [await entry()] })
        .update(doc(db, MEDICINE), { ...updatedBy('caregiver'), currentSupply: 28, lastDoseId: DOSE_ID })
        .commit(),
    );
  });

  test('refuses a time in the future, or none', async () => {
    await expectRefused(correct({ givenAt: Timestamp.fromMillis(Date.now() + 3_600_000) }));
    await expectRefused(correct({ givenAt: null }));
  });

  test('refuses to correct what was not given, or was undone', async () => {
    await world.given({ [dosePath(DOSE_ID)]: aSkippedDose('admin') });
    await expectRefused(correct());
    await world.given({ [dosePath(DOSE_ID)]: aDose('admin', { deletedAt: new Date(), deletedBy: 'admin' }) });
    await expectRefused(correct());
  });

  test('ends at twenty', async () => {
    const past = { givenAt: LATER, updatedAt: LATER, updatedBy: 'admin', correctedBy: 'admin', reason: REASON };
    await world.given({ [dosePath(DOSE_ID)]: aDose('admin', { corrections: Array<Fields>(19).fill(past) }) });
    await expectAllowed(correct());
    await expectRefused(correct());
  });
});
