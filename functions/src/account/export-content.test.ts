import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Data } from '../events/document-change';
import { exportText, type ExportSource } from './export-content';

const RULES = readFileSync(join(__dirname, '../../../firestore.rules'), 'utf8');

/** A database in memory: documents by path. */
function source(documents: Record<string, Data>): ExportSource {
  const paths = Object.keys(documents);
  const list = async function* (found: string[]) {
    for (const path of found) yield { path, data: documents[path] ?? {} };
  };
  const parent = (path: string) => path.slice(0, path.lastIndexOf('/'));
  return {
    find: (path) => Promise.resolve(documents[path]),
    collectionsBelow: (path) => {
      const names = paths.filter((other) => other.startsWith(`${path}/`)).map((other) => other.slice(path.length + 1).split('/')[0]);
      return Promise.resolve([...new Set(names)].map((name) => `${path}/${name}`));
    },
    documentsOf: (collection) => list(paths.filter((path) => parent(path) === collection)),
    documentsWhere: (collection, field, value) => list(paths.filter((path) => parent(path) === collection && documents[path]?.[field] === value)),
    familiesOf: (uid) =>
      Promise.resolve(paths.filter((path) => parent(path) === 'families' && uid in (documents[path]?.['roles'] as object)).map((path) => ({ path, data: documents[path] ?? {} }))),
  };
}

async function exported(uid: string, documents: Record<string, Data>): Promise<Record<string, unknown>> {
  let text = '';
  for await (const piece of exportText(uid, new Date(0), source(documents))) text += piece;
  const file = JSON.parse(text) as { account: string; documents: Record<string, unknown> };
  expect(file.account).toBe(uid);
  return file.documents;
}

/** A path for every collection that the rules know, with ids in place of the variables. */
function pathsOfRules(): string[] {
  const stack: { indent: number; path: string }[] = [];
  const found: string[] = [];
  for (const [, indent = '', path = ''] of RULES.matchAll(/^( *)match \/((?!databases)\w+\/\{\w+\})/gm)) {
    while ((stack.at(-1)?.indent ?? -1) >= indent.length) stack.pop();
    const whole = `${stack.at(-1)?.path ?? ''}/${path}`;
    stack.push({ indent: indent.length, path: whole });
    found.push(whole.slice(1).replace('users/{uid}', 'users/claire').replace('families/{familyId}', 'families/f1').replace(/\{\w+\}/g, 'x'));
  }
  return found;
}

test('PRV-02 every collection that the rules know is in an ADMIN’s export', async () => {
  const known = pathsOfRules();
  expect(known).toEqual(expect.arrayContaining(['users/claire/sessions/x', 'families/f1/recipients/x/doses/x']));
  const documents = Object.fromEntries(known.map((path) => [path, path === 'families/f1' ? { roles: { claire: 'ADMIN' } } : { note: path }]));
  expect(Object.keys(await exported('claire', documents)).sort()).toEqual(known.sort());
});

const WORLD = {
  'users/claire': { displayName: 'Claire' },
  'users/claire/devices/d1': { token: 'secret-token', label: 'Phone' },
  'users/maya': { displayName: 'Maya' },
  'signIns/1': { uid: 'claire', outcome: 'SUCCESS' },
  'signIns/2': { uid: 'maya', outcome: 'SUCCESS' },
  'families/f1': { roles: { claire: 'VIEWER', maya: 'ADMIN' } },
  'families/f1/audit/a1': { actor: 'claire' },
  'families/f1/audit/a2': { actor: 'maya' },
  'families/f1/auditSeals/2026-11-22_0': { entries: ['a2 0'] },
  'families/f1/invitations/i1': { email: 'jane@example.com' },
  'families/f1/recipients/r1': { fullName: 'Eleanor', at: { toDate: () => new Date(5) } },
  'families/f1/recipients/r2': { fullName: 'Walter', deletedAt: { toDate: () => new Date(5) } },
  'families/f1/recipients/r2/doses/d1': { notes: 'of somebody who was removed' },
  'families/f1/views/maya_r1_1': { viewer: 'maya' },
  'families/f2': { roles: { maya: 'ADMIN' } },
};

test('PRV-02 what a person may not see is not in their file, and no secret is', async () => {
  const documents = await exported('claire', WORLD);
  expect(Object.keys(documents).sort()).toEqual(
    ['families/f1', 'families/f1/audit/a1', 'families/f1/recipients/r1', 'signIns/1', 'users/claire', 'users/claire/devices/d1'].sort(),
  );
  expect(documents['users/claire/devices/d1']).toEqual({ label: 'Phone' });
  expect(documents['families/f1/recipients/r1']).toEqual({ fullName: 'Eleanor', at: '1970-01-01T00:00:00.005Z' });
});
