import { StatusError, type Credentials, type Document, type Query } from '../model';
import { createAccessBudget } from '../rules';
import type { DocumentSource, FirestoreRequest, Method } from '../rules/types';
import type { CommitPlan, PlannedWrite } from '../store/types';
import type { RequestContext } from './context';

type Judged = Omit<FirestoreRequest, 'database' | 'project' | 'credentials' | 'time' | 'budget' | 'documents' | 'method'>;

/** Refuses unless the rules let the user `get` this document; `document` is its state that would be answered. */
export function authorizeGet(context: RequestContext, path: string, document: Document | undefined): void {
  if (isFree(context)) return;
  judge(context, 'get', { path, resource: document }, committed(context));
}

/** Refuses unless the rules let the user `list` whatever this query can match. */
export function authorizeList(context: RequestContext, query: Query): void {
  if (isFree(context)) return;
  judge(context, 'list', { query }, committed(context));
}

/** What `Database.commit` calls with its plan; undefined when nothing needs to be judged. */
export function commitAuthorizer(context: RequestContext): ((plan: CommitPlan) => void) | undefined {
  if (isFree(context)) return undefined;
  return (plan) => {
    const documents: DocumentSource = {
      get: (path) => context.database.get(path),
      getAfter: (path) => plan.getAfter(path),
    };
    const planned = { ...context, requestTime: plan.requestTime, budget: createAccessBudget() };
    for (const write of plan.writes) {
      const method = writeMethod(write);
      if (!method) continue;
      const judged = { path: write.write.path, resource: write.before, requestResource: write.after };
      judge(planned, method, judged, documents);
    }
  };
}

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

function committed({ database }: RequestContext): DocumentSource {
  const get = (path: string): Document | undefined => database.get(path);
  return { get, getAfter: get };
}

function judge(context: RequestContext, method: Method, judged: Judged, documents: DocumentSource): void {
  const { credentials, rules, database } = context;
  if (credentials.kind === 'admin' || rules.kind === 'open') return;
  if (rules.kind === 'closed') throw denied(context, method, judged, '\nThe security rules have errors, see the log.');
  context.budget ??= createAccessBudget();
  context.budget.startOperation();
  const verdict = rules.ruleset.evaluateFirestore({
    ...judged,
    method,
    credentials,
    documents,
    database: database.id,
    project: database.project,
    time: context.requestTime,
    budget: context.budget,
  });
  if (!verdict.allowed) throw denied(context, method, judged, verdict.message);
}

function denied(context: RequestContext, method: Method, { path, query }: Judged, message: string): StatusError {
  const target = path ?? (query ? [query.parent, query.collectionId].filter(Boolean).join('/') : '');
  context.onDenied(method, target, message);
  return new StatusError('PERMISSION_DENIED', message);
}
