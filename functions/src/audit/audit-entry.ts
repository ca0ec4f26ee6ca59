import type { AuditAction, AuditEntry } from '@carecircle/domain';
import { changedFields, millis, type Data, type DocumentChange } from '../events/document-change';

/** Written with every change; the entry's own author and time say the same. */
const BOOKKEEPING: ReadonlySet<string> = new Set(['createdAt', 'createdBy', 'updatedAt', 'updatedBy']);

/** Collections under a family that are not acts of a person: derived by functions, or the beat of an open page. */
const DERIVED: ReadonlySet<string> = new Set(['audit', 'activity', 'presence']);

export type NewAuditEntry = Omit<AuditEntry, 'at'> & { at: Date };

/** Is this document one whose changes are audited? */
export function isAudited(path: string): boolean {
  const [root, , collection] = path.split('/');
  return root === 'families' && !DERIVED.has(collection ?? '');
}

/** Who did what to which fields. Values are not kept: the trail says that something changed, not what a person's health was. */
export function auditEntry({ eventId, at, path, before, after }: DocumentChange): NewAuditEntry {
  const author = (after ?? before)?.['updatedBy'];
  return {
    action: action(before, after),
    path,
    actor: typeof author === 'string' ? author : 'unknown',
    fields: changedFields(before, after).filter((field) => !BOOKKEEPING.has(field)),
    at,
    eventId,
  };
}

/** Clients mark documents instead of deleting them; a marked one that is written anew (a slot after an undo) is created again. */
function action(before: Data | undefined, after: Data | undefined): AuditAction {
  if (after === undefined) return 'DELETE';
  if (before === undefined || millis(before['createdAt']) !== millis(after['createdAt'])) return 'CREATE';
  const removed = millis(before['deletedAt']) === undefined && millis(after['deletedAt']) !== undefined;
  return removed ? 'DELETE' : 'UPDATE';
}
