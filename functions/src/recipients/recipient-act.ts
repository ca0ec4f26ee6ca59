import type { ActivityType, Recipient } from '@carecircle/domain';
import { changedFields } from '../events/document-change';

export type RecipientAct = Extract<
  ActivityType,
  'RECIPIENT_ADDED' | 'RECIPIENT_CHANGED' | 'RECIPIENT_REMOVED' | 'RECIPIENT_RESTORED'
>;

/** What somebody did with a profile, read off the change of its document. */
export function recipientAct(before: Pick<Recipient, 'deletedAt'> | undefined, after: Pick<Recipient, 'deletedAt'>): RecipientAct {
  if (before === undefined) return 'RECIPIENT_ADDED';
  const [was, is] = [before.deletedAt === null, after.deletedAt === null];
  if (was === is) return 'RECIPIENT_CHANGED';
  return is ? 'RECIPIENT_RESTORED' : 'RECIPIENT_REMOVED';
}

/** Written with every change, or told by another field. */
const BOOKKEEPING: ReadonlySet<string> = new Set(['updatedAt', 'updatedBy', 'version', 'allergyStatus']);

/** Which facts of a profile changed. That "none known" became a list is told by the list. */
export function changedFacts(before: Recipient, after: Recipient): string[] {
  const changed = changedFields(before, after);
  const facts = changed.filter((field) => !BOOKKEEPING.has(field));
  return facts.length === 0 && changed.includes('allergyStatus') ? ['allergies'] : facts;
}
