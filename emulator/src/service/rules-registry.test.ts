import { requestOf } from '../rules/testing/expression';
import { createLog } from './log';
import { MAX_FALLBACKS, RulesRegistry } from './rules-registry';

test('what rules pass to debug() is printed', () => {
  let output = '';
  const registry = new RulesRegistry(createLog((line) => (output += line), false));
  const content = `rules_version = '2';
service cloud.firestore { match /databases/{d}/documents/things/{id} { allow get: if debug(id) == debug(1); } }`;
  registry.load('demo', [{ name: 'a.rules', content }]);
  const rules = registry.for('demo');
  if (rules.kind !== 'ruleset') throw new Error('The rules do not compile.');
  expect(rules.ruleset.evaluateFirestore(requestOf()).allowed).toBe(false);
  expect(output).toBe('debug: "t1"\ndebug: int 1\n');
});

test('default rules are kept for the projects that use them, not for every project that was ever named', () => {
  const registry = new RulesRegistry(createLog(() => undefined, false));
  registry.loadDefault([{ name: 'a.rules', content: `service cloud.firestore { match /{all=**} { allow read; } }` }]);
  const used = registry.for('used');
  const named = registry.for('named once');
  for (let i = 0; i < MAX_FALLBACKS; i++) {
    registry.for(`p${i}`);
    expect(registry.for('used')).toBe(used);
  }
  expect(registry.for('named once')).not.toBe(named);
});
