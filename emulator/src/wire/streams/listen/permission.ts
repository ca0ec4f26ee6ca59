import { StatusError } from '../../../model';
import { authorizeGet, authorizeList } from '../../../service/authorize';
import type { RequestContext } from '../../../service/context';
import type { ListenTarget } from '../../messages';
import type { Interest } from './routing/routes';

export interface Permission {
  readonly interests: Interest[];
  /** Paths of the documents by which the rules decided. */
  readonly basis: ReadonlySet<string>;
}

/** Throws the refusal unless the user may read all that the target asks for. */
export function permissionFor(request: RequestContext, { documents, query }: ListenTarget): Permission {
  const basis = new Set<string>();
  const context: RequestContext = { ...request, onLookup: (path) => void basis.add(path) };
  if (query) {
    authorizeList(context, query);
    return { interests: [{ query }], basis };
  }
  if (!documents || documents.length === 0) {
    throw new StatusError('INVALID_ARGUMENT', 'A target must have a query or at least one document.');
  }
  const paths = [...new Set(documents)];
  for (const path of paths) {
    authorizeGet(context, path, context.database.get(path));
    // The rules see the document itself, too.
    if (context.credentials.kind !== 'admin') basis.add(path);
  }
  return { interests: paths.map((path) => ({ path })), basis };
}
