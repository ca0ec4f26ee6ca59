import { Tally, type Area } from '../fuzz';
import { complaintAbout, send } from '../http';
import { USER } from '../pool';
import type { Random } from '../random';
import { anyRules } from '../rules-grammar';
import type { Subject } from '../subject';

const PROJECT = 'demo-rules-fuzz';
const DOCUMENTS = `projects/${PROJECT}/databases/(default)/documents`;

/** Rules that are right, nearly right or nonsense, and requests that they must judge. */
export function createRulesArea(subject: Subject): Area {
  const asUser = { authorization: USER };
  const answers = new Tally();
  return {
    name: 'rules',
    answers,
    async step(random) {
      const content = anyRules(random);
      const load = JSON.stringify({ rules: { files: [{ name: 'f.rules', content }] } });
      const loaded = await send(subject, 'PUT', `/emulator/v1/projects/${PROJECT}:securityRules`, {}, load);
      answers.add(loaded.status);
      const complaint = complaintAbout(`rules ${JSON.stringify(content)}`, loaded);
      if (complaint || loaded.status !== 200) return complaint;
      for (const [method, path, body] of requests(random)) {
        const answer = await send(subject, method, `/v1/${DOCUMENTS}${path}`, asUser, body);
        answers.add(answer.status);
        const problem = complaintAbout(`${method} ${path} under ${JSON.stringify(content)}`, answer);
        if (problem) return problem;
      }
      return undefined;
    },
    close: () => undefined,
  };
}

function requests(random: Random): [string, string, string | undefined][] {
  const value = random.pick([
    ...[{ integerValue: '5' }, { stringValue: 'a' }, { doubleValue: 'NaN' }, { nullValue: null }],
    { arrayValue: { values: [{ mapValue: {} }] } },
  ]);
  const op = random.pick(['EQUAL', 'GREATER_THAN', 'IN', 'ARRAY_CONTAINS']);
  const operand = random.chance(0.3) ? { arrayValue: { values: [value] } } : value;
  const where = { fieldFilter: { field: { fieldPath: 'a' }, op, value: operand } };
  return [
    ['PATCH', '/things/x', JSON.stringify({ fields: { a: value, b: { mapValue: { fields: { a: value } } } } })],
    ['GET', '/things/x', undefined],
    ['POST', ':runQuery', JSON.stringify({ structuredQuery: { from: [{ collectionId: 'things' }], where, limit: 2 } })],
    ['DELETE', '/things/x', undefined],
  ];
}
