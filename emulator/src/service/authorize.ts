import { StatusError, type Credentials, type Document, type Query } from '../model';
import { createAccessBudget } from '../rules';
import type { DocumentSource, FirestoreRequest, Method, Verdict } from '../rules/types';
import type { CommitPlan, PlannedWrite } from '../store/types';
import type { RequestContext } from './context';
import type { Judgement } from './monitor';

type Judged = Omit<
  FirestoreRequest,
  'database' | 'project' | 'credentials' | 'time' | 'budget' | 'documents' | 'method'
>;

/** Refuses unless the rules let the user `get` this document; `document` is its state that would be answered. */
export function authorizeGet(context: RequestContext, path: string, document: Document | undefined): void {
  if (isFree(context)) {
    context.onJudged?.(freeJudgement(context, 'get', path));
    return;
  }
  judge(context, 'get', { path, resource: document }, committed(context));
}

/** Refuses unless the rules let the user `list` whatever this query can match. */
export function authorizeList(context: RequestContext, query: Query): void {
  if (isFree(context)) {
    context.onJudged?.(freeJudgement(context, 'list', targetOf({ query })));
    return;
  }
  judge(context, 'list', { query }, committed(context));
}

/** What `Database.commit` calls with its plan; undefined when nothing needs to be judged. */
export function commitAuthorizer(context: RequestContext): ((plan: CommitPlan) => void) | undefined {
  if (isFree(context)) return context.onJudged && ((plan) => showWrites(context, plan));
  return (plan) => {
    const documents: DocumentSource = {
      get: (path) => context.database.get(path),
      getAfter: (path) => plan.getAfter(path),
    };
    const planned = { ...context, requestTime: plan.requestTime, budget: createAccessBudget() };
    try {
      for (const write of plan.writes) judgeWrite(planned, write, documents);
    } catch (refusal) {
      throw refusal instanceof StatusError && plan.writes.some(isStale) ? outdated() : refusal;
    }
  };
}

function showWrites(context: RequestContext, { writes }: CommitPlan): void {
  for (const planned of writes) {
    const method = writeMethod(planned);
    if (method) context.onJudged?.(freeJudgement(context, method, planned.write.path));
  }
}

function judgeWrite(context: RequestContext, planned: PlannedWrite, documents: DocumentSource): void {
  const { write, before, after } = planned;
  const method = writeMethod(planned);
  if (method) judge(context, method, { path: write.path, resource: before, requestResource: after }, documents);
}

/**
 * Rules come before preconditions, so that nobody learns by a precondition what the rules hide. But who names the
 * time of an update has read the document: if that is no longer its state, a refusal may be due to it, and a
 * transaction must be told to try again rather than that it was refused for good.
 */
function isStale({ write, before }: PlannedWrite): boolean {
  const { precondition } = write;
  if (!precondition || !('updateTime' in precondition)) return false;
  return before?.updateTime.compare(precondition.updateTime) !== 0;
}

const outdated = (): StatusError =>
  new StatusError('FAILED_PRECONDITION', 'The stored version does not match the required base version.');

/** The operations that only an admin may ask for. */
export function requireAdmin(credentials: Credentials, message: string): void {
  if (credentials.kind !== 'admin') throw new StatusError('PERMISSION_DENIED', message);
}

function isFree(context: RequestContext): boolean {
  return context.credentials.kind === 'admin' || context.rules.kind === 'open';
}

/** A `verify` checks a document that was read, and judged, before. */
function writeMethod({ write, before }: PlannedWrite): Method | undefined {
  if (write.kind === 'verify') return undefined;
  if (write.kind === 'delete') return 'delete';
  return before ? 'update' : 'create';
}

function committed({ database, onLookup }: RequestContext): DocumentSource {
  const get = (path: string): Document | undefined => {
    onLookup?.(path);
    return database.get(path);
  };
  return { get, getAfter: get };
}

function judge(context: RequestContext, method: Method, judged: Judged, documents: DocumentSource): void {
  const { credentials, rules, database, onJudged } = context;
  if (credentials.kind === 'admin' || rules.kind === 'open') return;
  const started = onJudged ? performance.now() : 0;
  context.budget ??= createAccessBudget();
  context.budget.startOperation();
  const verdict =
    rules.kind === 'closed'
      ? CLOSED
      : rules.ruleset.evaluateFirestore({
          ...judged,
          method,
          credentials,
          documents,
          database: database.id,
          project: database.project,
          time: context.requestTime,
          budget: context.budget,
        });
  onJudged?.({
    ...freeJudgement(context, method, targetOf(judged)),
    outcome: verdict.allowed ? 'allowed' : 'denied',
    statements: verdict.outcomes,
    message: verdict.message,
    milliseconds: performance.now() - started,
  });
  if (verdict.allowed) return;
  context.onDenied(method, targetOf(judged), verdict.message);
  throw new StatusError('PERMISSION_DENIED', verdict.message);
}

const CLOSED: Verdict = { allowed: false, message: '\nThe security rules have errors, see the log.', outcomes: [] };

function targetOf({ path, query }: Judged): string {
  return path ?? (query ? [query.parent, query.collectionId].filter(Boolean).join('/') : '');
}

/** What is shown of an operation that no rules were asked about. */
function freeJudgement({ database, credentials }: RequestContext, method: Method, path: string): Judgement {
  const { project, id } = database;
  return { project, database: id, method, path, credentials, outcome: 'free', statements: [], message: '', milliseconds: 0 };
}
