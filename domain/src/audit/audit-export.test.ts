import { auditCsv, exportAuditCall, type AuditRow } from './audit-export';

const row = (change: Partial<AuditRow> = {}): AuditRow => ({
  id: 'e1',
  at: '2026-11-23T12:00:00.000Z',
  actor: 'claire',
  action: 'UPDATE',
  kind: 'medications',
  path: 'families/f1/recipients/r1/medications/m1',
  fields: ['dosage', 'notes'],
  changes: {},
  ...change,
});
const linesOf = (rows: AuditRow[], name = 'Claire') => auditCsv(rows, () => name).split('\r\n');

test('auditCsv has a head and a line an entry', () => {
  expect(linesOf([row()])).toEqual([
    'time,person,personId,action,kind,path,fields,changes,id',
    '2026-11-23T12:00:00.000Z,Claire,claire,UPDATE,medications,families/f1/recipients/r1/medications/m1,dosage notes,,e1',
    '',
  ]);
});

test.each([
  ['=HYPERLINK("http://evil.example")', `"'=HYPERLINK(""http://evil.example"")"`],
  ['+1', "'+1"],
  ['@sum', "'@sum"],
  ['-1', "'-1"],
  ['\t=1+1', "'\t'=1+1"],
  ['Maya;=1+1;x', "Maya;'=1+1;x"],
  ['Maya; @sum', "Maya;' @sum"],
  ['＝1+1', "'＝1+1"],
  ['two\n=1+1', `"two\n'=1+1"`],
  ['Anne-Marie + Co', 'Anne-Marie + Co'],
  ['Okafor, Maya', '"Okafor, Maya"'],
  ['two\nlines', '"two\nlines"'],
])('auditCsv writes the name %j as %j: quoted, and never a formula', (name, expected) => {
  expect(auditCsv([row()], () => name)).toContain(`,${expected},claire,`);
});

test('auditCsv keeps what roles were before and after', () => {
  expect(linesOf([row({ changes: { roles: { before: { a: 'VIEWER' }, after: { a: 'ADMIN' } } } })])[1]).toContain(
    '"{""roles"":{""before"":{""a"":""VIEWER""},""after"":{""a"":""ADMIN""}}}"',
  );
});

test('an export names its family, and nothing that it does not know', () => {
  const call = { familyId: 'f1', actor: null, kind: 'doses', fromMs: 0, toMs: null };
  expect(exportAuditCall.safeParse(call).success).toBe(true);
  for (const familyId of ['', 'f1/members/claire', '..', 'f 1']) expect(exportAuditCall.safeParse({ ...call, familyId }).success).toBe(false);
  expect(exportAuditCall.safeParse({ ...call, fromMs: '0' }).success).toBe(false);
  expect(exportAuditCall.safeParse({ ...call, path: 'x' }).success).toBe(false);
});
