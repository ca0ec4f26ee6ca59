import type protobuf from 'protobufjs';
import { PROTOS, rpcNamed } from '../../raw/protos';
import { Tally, type Area } from '../fuzz';
import { complaintAbout, send } from '../http';
import { anyJson } from '../json';
import { anyCredentials, anyEncodedText, DATABASE, DOCUMENTS } from '../pool';
import type { Random } from '../random';
import type { Subject } from '../subject';

const VERBS: Record<string, string> = {
  batchGet: 'BatchGetDocuments',
  commit: 'Commit',
  beginTransaction: 'BeginTransaction',
  rollback: 'Rollback',
  batchWrite: 'BatchWrite',
  runQuery: 'RunQuery',
  runAggregationQuery: 'RunAggregationQuery',
  listCollectionIds: 'ListCollectionIds',
  partitionQuery: 'PartitionQuery',
  executePipeline: 'ExecutePipeline',
};
const PARAMETERS = [
  ...['pageSize', 'pageToken', 'orderBy', 'mask.fieldPaths', 'updateMask.fieldPaths', 'showMissing', 'readTime'],
  ...['transaction', 'documentId', 'currentDocument.exists', 'currentDocument.updateTime', 'alt', 'key'],
];
/** What a document is sent as. */
const DOCUMENT = PROTOS.lookupType('google.firestore.v1.Document');

/** The JSON API with requests that are nearly right, deeply nested, or nonsense. */
export function createRestArea(subject: Subject): Area {
  const answers = new Tally();
  return {
    name: 'rest',
    answers,
    async step(random) {
      const { method, path, type } = random.chance(0.6) ? verb(random) : document(random);
      const credentials = anyCredentials(random);
      const headers: Record<string, string> = credentials ? { authorization: credentials } : {};
      const body = method === 'GET' || method === 'DELETE' ? '' : anyJson(random, type);
      const answer = await send(subject, method, path, headers, body);
      answers.add(answer.status);
      // As the official emulator answers another scheme than Bearer.
      if (credentials.startsWith('Basic') && answer.text.includes('"UNKNOWN"')) return undefined;
      return complaintAbout(`${method} ${path.slice(0, 200)} with ${body.slice(0, 300)}`, answer);
    },
    close: () => undefined,
  };
}

interface Request {
  method: string;
  path: string;
  type: protobuf.Type;
}

function verb(random: Random): Request {
  const name = random.pick(Object.keys(VERBS));
  const parent = random.chance(0.2) ? `/${segment(random)}/${segment(random)}` : '';
  return { method: 'POST', path: `/v1/${root(random)}${parent}:${name}`, type: rpcNamed(VERBS[name] as string).request };
}

function document(random: Random): Request {
  const method = random.pick(['GET', 'PATCH', 'POST', 'DELETE', 'PUT']);
  const path = random.times(4, () => segment(random)).join('/');
  const query = random.times(3, () => `${random.pick(PARAMETERS)}=${anyEncodedText(random)}`).join('&');
  return { method, path: `/v1/${root(random)}/${path}${query ? `?${query}` : ''}`, type: DOCUMENT };
}

function root(random: Random): string {
  if (random.chance(0.95)) return DOCUMENTS;
  return random.pick([DATABASE, `${DATABASE}/`, 'projects/p', `projects/p/databases/${segment(random)}/documents`]);
}

function segment(random: Random): string {
  if (random.chance(0.7)) return random.pick(['c', '1', '2', 'd']);
  const odd = ['%2F', '%zz', '%00', '%ff', '..', "'", '%F0%9F%98%80', 'x'.repeat(3000)];
  return random.pick([anyEncodedText(random), ...odd]);
}
