import { judge } from '../evaluator/judge';
import { Run, type LookUp } from '../evaluator/run';
import { Limits } from '../limits';
import type { RuleIndex } from '../matching/rules';
import type { SourceText } from '../syntax/source';
import type { Method, StorageRequest, Verdict } from '../types';
import {
  LimitExceeded,
  RulesPath,
  serviceCallFailure,
  serviceCallText,
  type Failure,
  type RulesMap,
  type RulesValue,
} from '../values';

const METHODS: Readonly<Record<StorageRequest['method'], readonly Method[]>> = {
  get: ['get'],
  list: ['list'],
  create: ['create'],
  update: ['update'],
  delete: ['delete'],
  read: ['get', 'list'],
  write: ['create', 'update', 'delete'],
};

/** Suspends an evaluation that needs a document which has not been fetched yet. */
class DocumentNeeded {
  constructor(
    readonly name: string,
    readonly path: RulesPath,
  ) {}
}

type Fetched = Map<string, RulesMap | null | Failure>;

/**
 * Judges one operation on Storage. Evaluation is pure, so a needed document is fetched and everything evaluated again;
 * the few documents that rules may look up bound how often. For coverage, what stands before a look-up counts each time.
 */
export async function evaluateStorage(rules: RuleIndex, source: SourceText, request: StorageRequest): Promise<Verdict> {
  const path = new RulesPath(['b', request.bucket, 'o', ...request.object]);
  const candidates = rules.candidates(path.segments, METHODS[request.method]);
  const value = requestValue(request, path);
  const fetched: Fetched = new Map();
  for (;;) {
    try {
      return judge(candidates, new Run(value, request.resource, lookUpIn(fetched)), request.method, source);
    } catch (error) {
      if (!(error instanceof DocumentNeeded)) throw error;
      fetched.set(error.path.toString(), await fetch(request, error));
    }
  }
}

function requestValue({ auth, method, time, requestResource }: StorageRequest, path: RulesPath): RulesMap {
  return new Map<string, RulesValue>()
    .set('auth', auth)
    .set('method', method)
    .set('path', path)
    .set('time', time)
    .set('resource', requestResource);
}

function lookUpIn(fetched: Fetched): LookUp {
  return (lookup, path) => {
    const known = fetched.get(path.toString());
    if (known !== undefined) return known;
    if (!isDocument(path)) return serviceCallFailure(lookup.name, path);
    if (fetched.size >= Limits.accessesFromStorage) throw new LimitExceeded(serviceCallText(lookup.name, path));
    throw new DocumentNeeded(lookup.name, path);
  };
}

async function fetch(request: StorageRequest, { name, path }: DocumentNeeded): Promise<RulesMap | null | Failure> {
  try {
    const fields = await request.fetchDocument(path.toString());
    if (!fields) return null;
    return new Map<string, RulesValue>()
      .set('data', fields)
      .set('id', path.segments.at(-1) ?? '')
      .set('__name__', path);
  } catch {
    return serviceCallFailure(name, path);
  }
}

/** Only documents of the default database can be looked up. */
function isDocument({ segments }: RulesPath): boolean {
  const [databases, database, documents] = segments;
  const isRooted = databases === 'databases' && database === '(default)' && documents === 'documents';
  const names = segments.slice(3);
  const isComplete = names.length >= 2 && names.length % 2 === 0;
  return isRooted && isComplete && names.every((name) => name !== '' && !name.includes('/'));
}
