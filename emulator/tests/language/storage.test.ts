import { compile, type RulesValue, type StorageRequest } from '../../src/rules';
import { mapOf, NOW } from '../../src/rules/testing/expression';
import { storage } from './storage.table';

const FILE: StorageRequest = {
  method: 'get',
  bucket: 'photos',
  object: ['families', 'f1', 'a.pdf'],
  auth: new Map<string, RulesValue>([['uid', 'u1']]),
  time: NOW,
  resource: new Map<string, RulesValue>([
    ['size', 1024n],
    ['contentType', 'application/pdf'],
    ['timeCreated', NOW],
    ['metadata', mapOf({ author: 'u1' })],
  ]),
  requestResource: null,
  fetchDocument: async (path) => (path.endsWith('/families/f1') ? mapOf({ open: true }) : undefined),
};

test.each(storage)('%s → %s', async (expression, result) => {
  const content = `rules_version = '2'; service firebase.storage { match /b/{bucket}/o/families/{family}/{file} {
    allow get: if debug(${expression}) == null;
  } }`;
  const texts: string[] = [];
  const { ruleset } = compile([{ name: 'storage.rules', content }], { log: (text) => texts.push(text) });
  const verdict = await ruleset?.evaluateStorage(FILE);
  const [outcome] = verdict?.outcomes ?? [];
  expect(outcome?.outcome === 'error' ? `error: ${outcome.message}` : texts.at(-1)).toBe(result);
});
