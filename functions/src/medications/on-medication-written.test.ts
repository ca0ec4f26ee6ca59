import { activityText, type Activity } from '@carecircle/domain';
import { at, change, dose, DOSE_ID, DOSE_PATH, medication, MEDICATION_PATH } from '../testing/builders';
import { careWorld } from '../testing/care-world';
import { thrice } from '../testing/fake-documents';
import { onMedicationWritten } from './on-medication-written';

const FEED = 'families/f1/activity';
const given = { lastDoseId: DOSE_ID, updatedAt: at(65), updatedBy: 'maya' };
const byDose = (had: number, has: number, more = {}) =>
  change(MEDICATION_PATH, medication({ currentSupply: had, ...more }), medication({ currentSupply: has, ...more, ...given }));

test('OPS-04: crossing the threshold asks for a refill exactly once, however often the event arrives', async () => {
  const { documents, ports } = careWorld();
  await thrice(() => onMedicationWritten(byDose(8, 7), ports));
  expect(documents.created.map(([path]) => path)).toEqual([`fanouts/refill_m1_${DOSE_ID}`]);
  expect(documents.in('fanouts')).toMatchObject([
    {
      type: 'REFILL_NEEDED',
      familyId: 'f1',
      recipientId: 'r1',
      medicationId: 'm1',
      params: { recipientName: 'Mom', medicationName: 'Donepezil', supply: 7 },
      tag: 'refill_m1',
      link: '/medications?family=f1&recipient=r1',
      state: 'PENDING',
      notified: 0,
    },
  ]);
});

test.each([
  ['the supply is still above the threshold', 9, 8, {}],
  ['the supply was low before', 7, 6, {}],
  ['nobody wants to be asked', 8, 7, { refillAt: null }],
  ['the medicine is not taken any more', 8, 7, { isActive: false }],
  ['the medicine was removed', 8, 7, { deletedAt: at(1), deletedBy: 'claire' }],
])('MED-15: no refill is asked for when %s', async (_, had, has, more) => {
  const { documents, ports } = careWorld();
  await onMedicationWritten(byDose(had, has, more), ports);
  expect(documents.in('fanouts')).toEqual([]);
});

test('a dose that is undone and given again asks no second time', async () => {
  const again = dose({ createdAt: at(80), updatedAt: at(80) });
  const { documents, ports } = careWorld({ [DOSE_PATH]: again });
  await onMedicationWritten(byDose(8, 7), ports);
  const undone = medication({ ...given, currentSupply: 8, updatedAt: at(70) });
  await onMedicationWritten(change(MEDICATION_PATH, undone, { ...undone, currentSupply: 7, updatedAt: at(80) }), ports);
  expect(documents.in('fanouts')).toHaveLength(1);
});

test('a supply edited down past the threshold asks, also after the last dose has asked', async () => {
  const { documents, ports } = careWorld();
  await onMedicationWritten(byDose(8, 7), ports);
  const refilled = medication({ ...given, currentSupply: 30 });
  await onMedicationWritten(change(MEDICATION_PATH, refilled, { ...refilled, currentSupply: 5, updatedAt: at(90) }), ports);
  expect(documents.in('fanouts')).toHaveLength(2);
  expect(documents.in(FEED)).toMatchObject([{ type: 'MEDICATION_CHANGED' }]);
});

test('a dose is no change of the medicine that people need to be told', async () => {
  const { documents, ports } = careWorld();
  await onMedicationWritten(byDose(20, 19), ports);
  expect(documents.in(FEED)).toEqual([]);
});

test('a new medicine and a changed one are told once each', async () => {
  const { documents, ports } = careWorld();
  const changed = medication({ dosage: '20 mg', updatedAt: at(5), updatedBy: 'maya' });
  await thrice(() => onMedicationWritten(change(MEDICATION_PATH, undefined, medication()), ports));
  await thrice(() => onMedicationWritten(change(MEDICATION_PATH, medication(), changed), ports));
  expect(documents.in(FEED).map((entry) => activityText(entry as Activity, 'en'))).toEqual([
    'Claire added Donepezil 10 mg for Mom',
    'Maya changed Donepezil for Mom',
  ]);
});

test('a medicine that does not match its schema is reported and left alone', async () => {
  const { documents, ports, malformed } = careWorld();
  await onMedicationWritten(change(MEDICATION_PATH, undefined, medication({ name: '' })), ports);
  expect(malformed).toEqual([MEDICATION_PATH]);
  expect(documents.created).toEqual([]);
});
