import { paths } from '@carecircle/domain';
import {
  doc,
  increment,
  writeBatch,
  type DocumentData,
  type DocumentReference,
  type Firestore,
} from 'firebase/firestore';
import { aDose, DOSE_ID, removedBy, updatedBy, type Fields } from './documents';
import { withoutMissing } from './shape';

export const MEDICINE = paths.medication('f1', 'r1', 'm1');
export const dosePath = (doseId: string): string => paths.dose('f1', 'r1', doseId);

export interface Recording {
  /** Where the dose is written; the id of the 08:00 slot unless told otherwise. */
  doseId?: string;
  /** Fields of the dose that differ from the good ones. */
  dose?: Fields;
  /** Fields of the medicine that differ from what belongs to the dose; null leaves the medicine alone. */
  medicine?: Fields | null;
}

/** What a batch and a transaction have in common. */
interface Writes {
  set(document: DocumentReference, fields: DocumentData): unknown;
  update(document: DocumentReference, fields: DocumentData): unknown;
}

/** Adds the writes of a recorded dose to a batch or transaction: the dose, and the supply that it takes. */
export function recordIn<Group extends Writes>(
  writes: Group,
  db: Firestore,
  me: string,
  recording: Recording = {},
): Group {
  const { doseId = DOSE_ID, dose = {}, medicine = {} } = recording;
  const fields = withoutMissing(aDose(me, dose));
  writes.set(doc(db, dosePath(doseId)), fields);
  if (medicine === null) return writes;
  const used = Number(fields['supplyUsed'] ?? 0);
  const supply = { currentSupply: increment(-used), lastDoseId: doseId, ...updatedBy(me) };
  writes.update(doc(db, MEDICINE), { ...supply, ...medicine });
  return writes;
}

/** Records the 08:00 dose of `m1` in one batch. */
export const record = (db: Firestore, me: string, recording: Recording = {}): Promise<void> =>
  recordIn(writeBatch(db), db, me, recording).commit();

/** Undoes a dose in one batch: marks it, and gives `returned` units back to the supply unless that is null. */
export function undo(db: Firestore, me: string, returned: number | null = 2, doseId = DOSE_ID): Promise<void> {
  const batch = writeBatch(db).update(doc(db, dosePath(doseId)), removedBy(me));
  if (returned !== null) {
    batch.update(doc(db, MEDICINE), { currentSupply: increment(returned), lastDoseId: doseId, ...updatedBy(me) });
  }
  return batch.commit();
}
