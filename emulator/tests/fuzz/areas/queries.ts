import fc from 'fast-check';
import type { Document, MapValue, Query } from '../../../src/model';
import { anyPath, anyQuery, ROOT } from '../../../src/query/testing/arbitraries';
import { naive } from '../../../src/query/testing/naive';
import { anyFields } from '../../../src/testing/arbitraries';
import { doc } from '../../../src/testing/builders';
import { fieldsToJson, queryToJson } from '../../raw/json';
import { GrpcConnection } from '../../raw/grpc';
import { decodeResponses } from '../../raw/protos';
import type { Area } from '../fuzz';
import { complaintAbout, send } from '../http';
import type { Random } from '../random';
import type { Subject } from '../subject';

const DOCUMENTS = 300;
const OWNER = { authorization: 'Bearer owner' };

const anyChange = fc.tuple(anyPath, fc.option(anyFields, { nil: undefined, freq: 4 }));

/** Random queries over REST and gRPC must find what a naive evaluation finds; documents change meanwhile. */
export function createQueriesArea(subject: Subject): Area {
  let connection = new GrpcConnection(subject.port);
  const stored = new Map<string, Document>();
  /** Steps follow each other here: each must know what is stored. */
  let last: Promise<unknown> = Promise.resolve();

  async function write(path: string, fields: MapValue | undefined): Promise<void> {
    const name = `${ROOT}/${path}`;
    const change = fields ? { update: { name, fields: fieldsToJson(fields) } } : { delete: name };
    await send(subject, 'POST', `/v1/${ROOT}:commit`, OWNER, JSON.stringify({ writes: [change] }));
    if (fields) stored.set(path, { ...doc(path), fields });
    else stored.delete(path);
  }

  async function ask(random: Random): Promise<string | undefined> {
    const seed = random.below(2 ** 31);
    for (const [path, fields] of fc.sample(anyChange, { seed, numRuns: 1 })) await write(path, fields);
    const [query] = fc.sample(anyQuery, { seed, numRuns: 1 });
    if (!query) return undefined;
    const expected = naive(stored.values(), query).map((document) => document.path);
    return (
      compare(query, expected, 'REST', await overRest(query)) ?? compare(query, expected, 'gRPC', await overGrpc(query))
    );
  }

  async function overRest(query: Query): Promise<string[] | string> {
    const { parent, structuredQuery } = queryToJson(query, ROOT);
    const answer = await send(subject, 'POST', `/v1/${parent}:runQuery`, OWNER, JSON.stringify({ structuredQuery }));
    if (answer.status !== 200) return complaintAbout('a query', answer) ?? answer.text;
    return pathsIn(JSON.parse(answer.text) as Found[]);
  }

  async function overGrpc(query: Query): Promise<string[] | string> {
    if (!connection.isOpen) connection = new GrpcConnection(subject.port);
    const { parent, structuredQuery } = queryToJson(query, ROOT, 'proto');
    const { status, message, body } = await connection.call('RunQuery', { parent, structuredQuery });
    return status === 0 ? pathsIn(decodeResponses('RunQuery', body) as Found[]) : `status ${status} ${message}`;
  }

  return {
    name: 'queries',
    async prepare() {
      for (const [path, fields] of fc.sample(fc.tuple(anyPath, anyFields), { seed: 1, numRuns: DOCUMENTS })) await write(path, fields);
    },
    step(random) {
      const result = last.then(() => ask(random));
      last = result.catch(() => undefined);
      return result;
    },
    close: () => connection.close(),
  };
}

interface Found {
  document?: { name: string };
}

const pathsIn = (answers: readonly Found[]): string[] =>
  answers.flatMap(({ document }) => (document ? [document.name.slice(ROOT.length + 1)] : []));

function compare(query: Query, expected: readonly string[], protocol: string, found: string[] | string): string | undefined {
  if (typeof found !== 'string' && found.join() === expected.join()) return undefined;
  const wanted = JSON.stringify(queryToJson(query, ROOT));
  return `${wanted} over ${protocol} found ${String(found)} instead of ${expected.join()}`;
}
