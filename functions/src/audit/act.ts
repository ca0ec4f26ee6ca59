import { paths } from '@carecircle/domain';
import { millis, type Data, type DocumentChange } from '../events/document-change';
import { touchesSupplyOnly } from '../medications/supply-change';

/**
 * Which act a change is part of. Recording or undoing a dose changes two documents in one commit, the dose and its medicine,
 * and their events come in any order: both name the act by the dose and the commit's time, and the dose has the say.
 */
export type Part =
  /** An act of its own. */
  | { of: 'ITSELF' }
  /** The half of an act that tells it. */
  | { of: 'DOSE'; act: string }
  /** The half that the dose tells; on its own (a supply edited by hand) it is told like any other change. */
  | { of: 'SUPPLY'; act: string };

const ITSELF: Part = { of: 'ITSELF' };

export function partOf({ path, before, after }: DocumentChange): Part {
  const [, familyId = '', , recipientId = '', collection] = path.split('/');
  const commit = millis(after?.['updatedAt']);
  if (after === undefined || commit === undefined) return ITSELF;
  if (collection === 'doses' && movesSupply(before, after)) return { of: 'DOSE', act: `${path} ${commit}` };
  if (collection !== 'medications' || before === undefined || !touchesSupplyOnly(before, after)) return ITSELF;
  const doseId = after['lastDoseId'];
  if (typeof doseId !== 'string') return ITSELF;
  return { of: 'SUPPLY', act: `${paths.dose(familyId, recipientId, doseId)} ${commit}` };
}

/**
 * Was this dose given, or undone with something to give back? Only for these do the rules prove what happens to the medicine in
 * the same commit; anything else must not hide a supply that was edited along with it.
 */
function movesSupply(before: Data | undefined, after: Data): boolean {
  const isNew = before === undefined || millis(before['createdAt']) !== millis(after['createdAt']);
  if (isNew) return after['status'] === 'GIVEN';
  const used = after['supplyUsed'];
  const undone = millis(before['deletedAt']) === undefined && millis(after['deletedAt']) !== undefined;
  return undone && typeof used === 'number' && used > 0;
}
