import { randomUUID } from 'node:crypto';
import { possibleDoubleId, scheduledDoseId, slotsForDay, supplyUsed, type Medication } from '@carecircle/domain';
import { FieldValue, Timestamp } from 'firebase-admin/firestore';
import { adminFirestore } from '../../support/admin';
import { TIME_ZONE, type Circle, type Person } from '../../support/world';

export const DAY = '2026-11-23';

export const recipientPath = ({ familyId, recipientId }: Circle) => `families/${familyId}/recipients/${recipientId}`;

interface Recording {
  circle: Circle;
  medicationId: string;
  by: Person;
  /** Set for a second record of a slot that this dose holds. */
  doubleOf?: string;
}

/** Records the slot of the test day as the app does: the dose and its supply in one commit. Returns the dose's id. */
export async function giveDose({ circle, medicationId, by, doubleOf }: Recording): Promise<string> {
  const db = adminFirestore();
  const medicationRef = db.doc(`${recipientPath(circle)}/medications/${medicationId}`);
  const medication = (await medicationRef.get()).data() as Medication;
  const [slot] = slotsForDay({ id: medicationId, ...medication }, DAY, TIME_ZONE);
  if (slot === undefined) throw new Error('the medicine has no slot on the test day');
  const clientId = randomUUID();
  const scheduled = scheduledDoseId(medicationId, slot.slot);
  const doseId = doubleOf === undefined ? scheduled : possibleDoubleId(doubleOf, clientId);
  const used = supplyUsed(medication.quantity, medication.currentSupply);
  const batch = db.batch();
  batch.set(db.doc(`${recipientPath(circle)}/doses/${doseId}`), {
    medicationId,
    medicationName: medication.name,
    dosage: medication.dosage,
    slot: slot.slot,
    day: DAY,
    plannedAt: Timestamp.fromMillis(slot.plannedAt),
    status: 'GIVEN',
    givenAt: Timestamp.fromMillis(slot.plannedAt + 5 * 60_000),
    quantity: medication.quantity,
    supplyUsed: used,
    skipReason: null,
    notes: '',
    clientId,
    deviceTime: Timestamp.now(),
    possibleDoubleOf: doubleOf ?? null,
    corrections: [],
    createdAt: FieldValue.serverTimestamp(),
    createdBy: by.uid,
    updatedAt: FieldValue.serverTimestamp(),
    updatedBy: by.uid,
    deletedAt: null,
    deletedBy: null,
  });
  const supply = medication.currentSupply === null ? {} : { currentSupply: FieldValue.increment(-used) };
  batch.update(medicationRef, { ...supply, lastDoseId: doseId, ...authored(by) });
  await batch.commit();
  return doseId;
}

/** Undoes a dose as the app does: marks it and gives the supply back in one commit. */
export async function undoDose(circle: Circle, doseId: string, by: Person): Promise<void> {
  const db = adminFirestore();
  const ref = db.doc(`${recipientPath(circle)}/doses/${doseId}`);
  const { medicationId, supplyUsed: used } = (await ref.get()).data() as { medicationId: string; supplyUsed: number };
  const batch = db.batch();
  batch.update(ref, { deletedAt: FieldValue.serverTimestamp(), deletedBy: by.uid, ...authored(by) });
  batch.update(db.doc(`${recipientPath(circle)}/medications/${medicationId}`), {
    currentSupply: FieldValue.increment(used),
    lastDoseId: doseId,
    ...authored(by),
  });
  await batch.commit();
}

const authored = ({ uid }: Person) => ({ updatedAt: FieldValue.serverTimestamp(), updatedBy: uid });
