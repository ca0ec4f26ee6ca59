import { activityText, notificationText, type Activity, type NotificationType, type TextParams } from '@carecircle/domain';
import { at, change, dose, DOSE_ID, DOSE_PATH } from '../testing/builders';
import { careWorld } from '../testing/care-world';
import { thrice } from '../testing/fake-documents';
import { onDoseWritten } from './on-dose-written';

const FEED = 'families/f1/activity';
const sentence = (entry: object | undefined) => activityText(entry as Activity, 'en');

test('OPS-04: a dose given is told once, however often its event arrives', async () => {
  const { documents, ports } = careWorld();
  await thrice(() => onDoseWritten(change(DOSE_PATH, undefined, dose()), ports));
  const entries = documents.in(FEED);
  expect(entries).toMatchObject([
    { type: 'DOSE_GIVEN', actor: 'maya', actorName: 'Maya', recipientId: 'r1', medicationId: 'm1', doseId: DOSE_ID },
  ]);
  expect(sentence(entries[0])).toBe('Maya gave Mom Donepezil 10 mg at 8:05 AM');
});

test('a skipped dose is told with its reason', async () => {
  const { documents, ports } = careWorld();
  const skipped = dose({ status: 'SKIPPED', givenAt: null, supplyUsed: 0, skipReason: 'SLEEPING' });
  await onDoseWritten(change(DOSE_PATH, undefined, skipped), ports);
  expect(sentence(documents.in(FEED)[0])).toBe('Maya skipped Donepezil 10 mg for Mom at 8:00 AM: was asleep');
});

test('giving, undoing and giving again are three acts', async () => {
  const { documents, ports } = careWorld();
  const voided = dose({ deletedAt: at(70), deletedBy: 'claire', updatedAt: at(70), updatedBy: 'claire' });
  const again = dose({ createdAt: at(80), updatedAt: at(80) });
  await onDoseWritten(change(DOSE_PATH, undefined, dose()), ports);
  await onDoseWritten(change(DOSE_PATH, dose(), voided), ports);
  await onDoseWritten(change(DOSE_PATH, voided, again), ports);
  expect(documents.in(FEED)).toMatchObject([
    { type: 'DOSE_GIVEN', actor: 'maya' },
    { type: 'DOSE_UNDONE', actor: 'claire' },
    { type: 'DOSE_GIVEN', actor: 'maya' },
  ]);
});

test('a correction tells the time that was replaced and the new one', async () => {
  const { documents, ports } = careWorld();
  const corrections = [
    { givenAt: at(65), updatedAt: at(65), updatedBy: 'maya', correctedBy: 'claire', reason: 'I looked at the wrong clock' },
  ];
  const corrected = dose({ givenAt: at(30), corrections, updatedAt: at(90), updatedBy: 'claire' });
  await onDoseWritten(change(DOSE_PATH, dose(), corrected), ports);
  expect(sentence(documents.in(FEED)[0])).toBe('Claire corrected Donepezil for Mom: given at 7:30 AM, not 8:05 AM');
});

test('a change of nothing that people care about is not told', async () => {
  const { documents, ports } = careWorld();
  await onDoseWritten(change(DOSE_PATH, dose(), dose({ notes: 'with water', updatedAt: at(90) })), ports);
  await onDoseWritten(change(DOSE_PATH, dose(), undefined), ports);
  expect(documents.created).toEqual([]);
});

test('MED-05: a possible double dose alerts the family once and names both people', async () => {
  const { documents, ports } = careWorld();
  const id = `${DOSE_ID}_00000000-0000-4000-8000-000000000002`;
  const second = dose({
    possibleDoubleOf: DOSE_ID,
    givenAt: at(62),
    createdAt: at(95),
    createdBy: 'claire',
    updatedAt: at(95),
    updatedBy: 'claire',
  });
  await thrice(() => onDoseWritten(change(`families/f1/recipients/r1/doses/${id}`, undefined, second), ports));
  expect(sentence(documents.in(FEED)[0])).toBe(
    'Possible double dose: Claire also gave Mom Donepezil for 8:00 AM, after Maya',
  );
  expect(documents.in('fanouts')).toHaveLength(1);
  const fanout = documents.in('fanouts')[0] as { type: NotificationType; params: TextParams; tag: string; state: string };
  expect(fanout).toMatchObject({ type: 'POSSIBLE_DOUBLE', familyId: 'f1', tag: `double_${DOSE_ID}`, state: 'PENDING' });
  expect(notificationText(fanout.type, fanout.params, 'en', { discreet: false }).body).toMatch(
    /^Maya gave the 8:00 AM dose to Mom at 8:05 AM, and Claire at 8:02 AM\./,
  );
});

test('a dose as needed is named by the time it was given', async () => {
  const { documents, ports } = careWorld();
  await onDoseWritten(change(DOSE_PATH, undefined, dose({ slot: null, plannedAt: null })), ports);
  expect(documents.in(FEED)).toMatchObject([{ params: { time: '08:05', givenAt: '08:05' } }]);
});

test('a dose that does not match its schema is reported and left alone', async () => {
  const { documents, ports, malformed } = careWorld();
  await onDoseWritten(change(DOSE_PATH, undefined, dose({ status: 'EATEN' })), ports);
  expect(malformed).toEqual([DOSE_PATH]);
  expect(documents.created).toEqual([]);
});
