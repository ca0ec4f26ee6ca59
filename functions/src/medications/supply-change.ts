import { changedFields, millis, type Data } from '../events/document-change';

/** What recording or undoing a dose changes on its medicine. */
const DOSE_FIELDS: ReadonlySet<string> = new Set(['currentSupply', 'lastDoseId', 'updatedAt', 'updatedBy']);
const ROUNDING_SLACK = 1e-6;

/** Does this change of a medicine leave everything alone that a dose leaves alone? */
export const touchesSupplyOnly = (before: Data, after: Data): boolean =>
  changedFields(before, after).every((field) => DOSE_FIELDS.has(field));

/**
 * Is this change of a medicine the other half of a dose that was recorded or undone in the same commit? Then it is told with
 * the dose, and not a second time.
 *
 * A new `lastDoseId` proves it, for the rules let it change only together with its dose. When the same dose is undone or
 * recorded again the name stays, so the dose itself is asked: it must have been written in the same commit (equal server
 * time) and have taken or given back exactly the difference. `findDose` is called in that case only. A dose that was written
 * again since then cannot tell any more; the change is taken for its own, as it nearly always is.
 */
export async function belongsToDose(
  before: Data,
  after: Data,
  findDose: (doseId: string) => Promise<Data | undefined>,
): Promise<boolean> {
  if (!touchesSupplyOnly(before, after)) return false;
  if (before['lastDoseId'] !== after['lastDoseId']) return true;
  if (before['currentSupply'] === after['currentSupply']) return true;
  const doseId = after['lastDoseId'];
  if (typeof doseId !== 'string') return false;
  const dose = await findDose(doseId);
  return dose !== undefined && explains(dose, before, after);
}

function explains(dose: Data, before: Data, after: Data): boolean {
  const commit = millis(after['updatedAt']);
  const lastWritten = millis(dose['updatedAt']);
  if (commit === undefined || lastWritten === undefined) return false;
  if (lastWritten > commit) return true;
  const { currentSupply: had } = before;
  const { currentSupply: has } = after;
  const used = dose['supplyUsed'];
  if (typeof had !== 'number' || typeof has !== 'number' || typeof used !== 'number') return false;
  const changeWas = (difference: number) => Math.abs(has - had - difference) < ROUNDING_SLACK;
  const recorded = millis(dose['createdAt']) === commit && changeWas(-used);
  const undone = millis(dose['deletedAt']) === commit && changeWas(used);
  return recorded || undone;
}
