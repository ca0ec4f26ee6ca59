import { GeoPoint, Reference, Timestamp, type Document, type MapValue, type Query, type Value } from '../../model';
import {
  compile,
  createAccessBudget,
  type Compilation,
  type CompilerOptions,
  type FirestoreRequest,
  type Verdict,
} from '..';

/** 2026-11-23T06:30:15.250Z, a Monday. */
export const NOW = new Timestamp(Date.UTC(2026, 10, 23, 6, 30, 15) / 1000, 250_000_000);

export function mapOf(fields: Record<string, Value>): MapValue {
  return new Map(Object.entries(fields));
}

export function documentAt(path: string, fields: Record<string, Value>): Document {
  return { path, fields: mapOf(fields), createTime: NOW, updateTime: NOW };
}

/** The document that conditions see as `resource`: one field of each type. */
export const THING = documentAt('things/t1', {
  nothing: null,
  yes: true,
  one: 1n,
  half: 0.5,
  oneFloat: 1,
  nan: NaN,
  text: 'text',
  bytes: new Uint8Array([1, 2, 3]),
  list: [1n, 'two', 3.5],
  map: mapOf({ x: 1n, nothing: null, inner: mapOf({ y: 'deep' }) }),
  when: NOW,
  where: new GeoPoint(48.8566, 2.3522),
  who: new Reference('projects/demo/databases/(default)/documents/users/u1'),
});

export type Setting = Partial<FirestoreRequest> & {
  /** Documents that `get` finds. */
  stored?: Document[];
  /** Documents that `getAfter` finds in place of the stored ones. */
  after?: Document[];
};

export function requestOf({ stored = [], after = [], ...setting }: Setting = {}): FirestoreRequest {
  const find = (documents: Document[], path: string): Document | undefined =>
    documents.find((document) => document.path === path);
  return {
    database: '(default)',
    project: 'demo',
    method: 'get',
    path: 'things/t1',
    credentials: { kind: 'user', uid: 'u1', claims: mapOf({ email: 'ann@example.org', admin: true, level: 3n }) },
    time: NOW,
    resource: THING,
    documents: {
      get: (path) => find(stored, path),
      getAfter: (path) => find([...after, ...stored], path),
    },
    budget: createAccessBudget(),
    ...setting,
  };
}

/** Compiles `body` as the members of the block that matches the database's root, which begins on line 4. */
export function compileBody(body: string, version = '2', options: CompilerOptions = {}): Compilation {
  const content = `rules_version = '${version}';
service cloud.firestore {
  match /databases/{database}/documents {
${body}
  }
}`;
  return compile([{ name: 'firestore.rules', content }], options);
}

/** Judges a request by rules that stand in the block of the database's root, which begins on line 4. */
export function judge(body: string, setting: Setting = {}, version = '2', options: CompilerOptions = {}): Verdict {
  const { ruleset, issues } = compileBody(body, version, options);
  if (!ruleset) throw new Error(`The rules do not compile: ${JSON.stringify(issues)}`);
  return ruleset.evaluateFirestore(requestOf(setting));
}

/** What a condition on `things/{id}` evaluates to: `true`, `false` or the text of its error. */
export function evaluate(condition: string, setting: Setting = {}, functions = ''): string {
  const { allowed, outcomes } = judge(`${functions}\nmatch /things/{id} { allow get: if ${condition}; }`, setting);
  if (allowed) return 'true';
  return outcomes[0]?.message ?? 'false';
}

/**
 * What any expression in the block of this pattern evaluates to: its value as `debug()` shows it, or `error: ` and a
 * message.
 */
export function resultOf(
  expression: string,
  functions = '',
  setting: Setting = {},
  pattern = '/things/{id}',
): string {
  const texts: string[] = [];
  const body = `${functions}\nmatch ${pattern} { allow read, write: if debug(${expression}) == null; }`;
  const { outcomes } = judge(body, setting, '2', { log: (text) => texts.push(text) });
  const [outcome] = outcomes;
  return outcome?.outcome === 'error' ? `error: ${outcome.message}` : (texts.at(-1) ?? 'nothing was evaluated');
}

/** Judges a query of the collection `things` at the database's root, unless it says otherwise. */
export function judgeQuery(body: string, query: Partial<Query> = {}, setting: Setting = {}): Verdict {
  const full = { parent: '', collectionId: 'things', allDescendants: false, orderBy: [], offset: 0, ...query };
  return judge(body, { method: 'list', path: undefined, query: full, ...setting });
}

/** Whether a query is `allowed` under a condition on `things/{id}`, or why not. */
export function listResult(condition: string, query: Partial<Query> = {}, setting: Setting = {}): string {
  const verdict = judgeQuery(`match /things/{id} { allow list: if ${condition}; }`, query, setting);
  return verdict.allowed ? 'allowed' : (verdict.outcomes[0]?.message ?? 'false');
}
