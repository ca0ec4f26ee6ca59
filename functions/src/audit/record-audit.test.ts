import { at, change, dose, DOSE_ID, DOSE_PATH, medication, MEDICATION_PATH, NOON } from '../testing/builders';
import { FakeDocuments, thrice } from '../testing/fake-documents';
import { recordAudit } from './record-audit';

const TRAIL = 'families/f1/audit';

test('OPS-04: an event that arrives three times leaves one audit entry', async () => {
  const documents = new FakeDocuments();
  await thrice(() => recordAudit(change(DOSE_PATH, undefined, dose()), documents));
  expect(documents.in(TRAIL)).toHaveLength(1);
});

test('an entry names author, action, path, fields and time, but no values', async () => {
  const documents = new FakeDocuments();
  const after = medication({ dosage: '20 mg', updatedBy: 'maya', updatedAt: at(5) });
  await recordAudit(change(MEDICATION_PATH, medication(), after), documents);
  expect(documents.in(TRAIL)).toEqual([
    { action: 'UPDATE', path: MEDICATION_PATH, actor: 'maya', fields: ['dosage'], at: new Date(NOON), eventId: 'event-1' },
  ]);
});

describe('a dose and the supply that it takes', () => {
  const given = medication({ currentSupply: 7, lastDoseId: DOSE_ID, updatedAt: at(65), updatedBy: 'maya' });
  const halves = [
    change(DOSE_PATH, undefined, dose()),
    { ...change(MEDICATION_PATH, medication(), given), eventId: 'event-2' },
  ];

  test.each([
    ['the dose first', halves],
    ['the supply first', [...halves].reverse()],
    ['each three times', [...halves, ...halves, ...[...halves].reverse()]],
  ])('are one act and one entry, told by the dose: %s', async (_, events) => {
    const documents = new FakeDocuments();
    for (const event of events) await recordAudit(event, documents);
    expect(documents.in(TRAIL)).toMatchObject([{ action: 'CREATE', path: DOSE_PATH, actor: 'maya' }]);
  });

  test('are one act when they are undone, too, however late that is seen', async () => {
    const documents = new FakeDocuments();
    const moment = { updatedAt: at(70), updatedBy: 'claire' };
    await recordAudit({ ...change(MEDICATION_PATH, given, { ...given, currentSupply: 8, ...moment }), eventId: 'e3' }, documents);
    await recordAudit(change(DOSE_PATH, dose(), dose({ deletedAt: at(70), deletedBy: 'claire', ...moment })), documents);
    expect(documents.in(TRAIL)).toMatchObject([{ action: 'DELETE', path: DOSE_PATH, actor: 'claire' }]);
  });

  test.each([
    ['a correction', dose(), dose({ givenAt: at(60), updatedAt: at(90) })],
    ['a skipped dose', undefined, dose({ status: 'SKIPPED', supplyUsed: 0, createdAt: at(90), updatedAt: at(90) })],
    ['an undo that gives nothing back', dose({ supplyUsed: 0 }), dose({ supplyUsed: 0, deletedAt: at(90), updatedAt: at(90) })],
  ])('do not hide a supply edited in one commit with %s', async (_, before, after) => {
    const documents = new FakeDocuments();
    await recordAudit(change(MEDICATION_PATH, given, { ...given, currentSupply: 30, updatedAt: at(90) }), documents);
    await recordAudit({ ...change(DOSE_PATH, before, after), eventId: 'event-2' }, documents);
    expect(documents.in(TRAIL)).toMatchObject([{ path: MEDICATION_PATH, fields: ['currentSupply'] }, { path: DOSE_PATH }]);
  });
});

test('a supply edited by hand has an entry of its own', async () => {
  const documents = new FakeDocuments();
  const before = medication({ currentSupply: 7, lastDoseId: DOSE_ID });
  await recordAudit(change(MEDICATION_PATH, before, { ...before, currentSupply: 30, updatedAt: at(90) }), documents);
  expect(documents.in(TRAIL)).toMatchObject([{ action: 'UPDATE', fields: ['currentSupply'] }]);
});

test('marking as deleted is a DELETE, taking the mark away an UPDATE', async () => {
  const documents = new FakeDocuments();
  const marked = medication({ deletedAt: at(5), deletedBy: 'claire' });
  await recordAudit(change(MEDICATION_PATH, medication(), marked), documents);
  await recordAudit({ ...change(MEDICATION_PATH, marked, medication()), eventId: 'event-2' }, documents);
  expect(documents.in(TRAIL)).toMatchObject([
    { action: 'DELETE', fields: ['deletedAt', 'deletedBy'] },
    { action: 'UPDATE', fields: ['deletedAt', 'deletedBy'] },
  ]);
});

test('a slot that is recorded again after an undo is a CREATE', async () => {
  const documents = new FakeDocuments();
  const voided = dose({ deletedAt: at(70), deletedBy: 'maya' });
  await recordAudit(change(DOSE_PATH, voided, dose({ createdAt: at(80), createdBy: 'claire', updatedBy: 'claire' })), documents);
  expect(documents.in(TRAIL)).toMatchObject([{ action: 'CREATE', actor: 'claire' }]);
});

test('a document that is gone is a DELETE by whoever wrote it last', async () => {
  const documents = new FakeDocuments({ 'families/f1': { deletedAt: null } });
  await recordAudit(change(DOSE_PATH, { notes: 'x', updatedBy: 'claire' }, undefined), documents);
  expect(documents.in(TRAIL)).toMatchObject([{ action: 'DELETE', path: DOSE_PATH, actor: 'claire', fields: ['notes'] }]);
});

test.each([
  ['is being purged', { 'families/f1': { deletedAt: at(0) } }],
  ['was purged', {}],
])('nothing is written into a family that %s', async (_, stored) => {
  const documents = new FakeDocuments(stored);
  await recordAudit(change(DOSE_PATH, dose(), undefined), documents);
  await recordAudit(change('families/f1', { name: 'Thompson', updatedBy: 'claire' }, undefined), documents);
  expect(documents.created).toEqual([]);
});

test.each(['families/f1/audit/x', 'families/f1/activity/x', 'families/f1/presence/claire', 'users/u1'])('%s is not audited', async (path) => {
  const documents = new FakeDocuments();
  await recordAudit(change(path, undefined, { updatedBy: 'claire' }), documents);
  expect(documents.created).toEqual([]);
});
