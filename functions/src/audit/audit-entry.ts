import { paths, profileViewSchema, type AuditAction, type AuditEntry } from '@carecircle/domain';
import { changedFields, millis, type Data, type DocumentChange } from '../events/document-change';

/** Written with every change; the entry's own author and time say the same. */
const BOOKKEEPING: ReadonlySet<string> = new Set(['createdAt', 'createdBy', 'updatedAt', 'updatedBy']);

/** Collections under a family that are not acts of a person: derived by functions, or the beat of an open page. */
const DERIVED: ReadonlySet<string> = new Set(['audit', 'activity', 'presence']);

export type NewAuditEntry = Omit<AuditEntry, 'at' | 'deviceTime'> & { at: Date; deviceTime?: Date };

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

/** Is this document somebody's word that they looked at a profile? */
export const isView = (path: string): boolean => path.split('/')[2] === 'views';

/** Who looked at whose profile. What the rules proved is the person and when it was told; the device says when it was. */
export function viewEntry({ eventId, at, path, after }: DocumentChange): NewAuditEntry | undefined {
  const view = profileViewSchema.safeParse(after).data;
  if (view === undefined) return undefined;
  return {
    action: 'VIEW',
    path: paths.recipient(path.split('/')[1] ?? '', view.recipientId),
    actor: view.viewer,
    fields: [],
    at,
    eventId,
    deviceTime: new Date(view.viewedAt.toMillis()),
  };
}

/** Clients mark documents instead of deleting them; a marked one that is written anew (a slot after an undo) is created again. */
function action(before: Data | undefined, after: Data | undefined): AuditAction {
  if (after === undefined) return 'DELETE';
  if (before === undefined || millis(before['createdAt']) !== millis(after['createdAt'])) return 'CREATE';
  const removed = millis(before['deletedAt']) === undefined && millis(after['deletedAt']) !== undefined;
  return removed ? 'DELETE' : 'UPDATE';
}
