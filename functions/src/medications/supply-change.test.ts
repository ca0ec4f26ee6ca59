import { at, dose, DOSE_ID, medication } from '../testing/builders';
import { belongsToDose } from './supply-change';

const nobody = jest.fn(() => Promise.resolve(undefined));
const written = { updatedAt: at(65), updatedBy: 'maya' };
const given = medication({ currentSupply: 7, lastDoseId: DOSE_ID, ...written });
const undone = { updatedAt: at(70), updatedBy: 'maya' };

beforeEach(() => nobody.mockClear());

test('a supply that falls with a new last dose belongs to that dose, without asking for it', async () => {
  expect(await belongsToDose(medication(), given, nobody)).toBe(true);
  expect(nobody).not.toHaveBeenCalled();
});

test('an undo of the last dose belongs to it when it was written in the same commit and gave back as much', async () => {
  const after = { ...given, currentSupply: 8, ...undone };
  const voided = dose({ deletedAt: at(70), deletedBy: 'maya', ...undone });
  expect(await belongsToDose(given, after, () => Promise.resolve(voided))).toBe(true);
});

test('a dose recorded again after an undo belongs to it', async () => {
  const before = { ...given, currentSupply: 8 };
  const after = { ...before, currentSupply: 7, ...undone };
  const again = dose({ createdAt: at(70), ...undone });
  expect(await belongsToDose(before, after, () => Promise.resolve(again))).toBe(true);
});

test('a supply edited by hand does not hide behind the last dose', async () => {
  const after = { ...given, currentSupply: 30, updatedAt: at(90) };
  expect(await belongsToDose(given, after, () => Promise.resolve(dose()))).toBe(false);
});

test('a supply edited in one commit with a correction of the last dose does not hide behind it', async () => {
  const after = { ...given, currentSupply: 6, updatedAt: at(90) };
  const corrected = dose({ givenAt: at(60), updatedAt: at(90) });
  expect(await belongsToDose(given, after, () => Promise.resolve(corrected))).toBe(false);
});

test('an undo that gives back more than the dose took is an edit', async () => {
  const after = { ...given, currentSupply: 20, ...undone };
  const voided = dose({ deletedAt: at(70), ...undone });
  expect(await belongsToDose(given, after, () => Promise.resolve(voided))).toBe(false);
});

test('a change of anything else is an edit, also together with a dose', async () => {
  expect(await belongsToDose(medication(), { ...given, dosage: '20 mg' }, nobody)).toBe(false);
});

test('a medicine that never had a dose has its supply edited', async () => {
  expect(await belongsToDose(medication(), medication({ currentSupply: 30, ...written }), nobody)).toBe(false);
});

test('a change that is seen only after its dose was written again is taken for that dose', async () => {
  const undoneSupply = { ...given, currentSupply: 8, ...undone };
  const again = dose({ createdAt: at(80), updatedAt: at(80) });
  expect(await belongsToDose(given, undoneSupply, () => Promise.resolve(again))).toBe(true);
});
