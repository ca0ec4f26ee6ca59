import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PERMISSIONS } from '@carecircle/domain';
import { compile } from '../../emulator/src/rules';

const ROOT = join(__dirname, '../..');

test.each(['firestore.rules', 'storage.rules'])('%s has no errors and no warnings', (name) => {
  expect(compile([{ name, content: readFileSync(join(ROOT, name), 'utf8') }]).issues).toEqual([]);
});

/** Functions decide these, and their own tests walk them. */
const BY_FUNCTIONS = ['audit.export', 'invitation.create', 'member.resetPassword'];

test('SEC-10 every action of the permission table is walked through for everybody', () => {
  const tests = readdirSync(__dirname).filter((name) => name.endsWith('.rules.test.ts'));
  const text = tests.map((name) => readFileSync(join(__dirname, name), 'utf8')).join('\n');
  const walked = new Set([...text.matchAll(/permitted\('([^']+)'\)/g)].map(([, action]) => action));
  expect(Object.keys(PERMISSIONS).filter((action) => !walked.has(action) && !BY_FUNCTIONS.includes(action))).toEqual([]);
});
