import { asNeededDoseId, possibleDoubleId, scheduledDoseId, supplyUsed, type Medication, type WithId } from '@carecircle/domain';
import { increment, Timestamp, type DocumentData } from 'firebase/firestore';
import { created, updated } from '../firebase/documents';
import type { RecordEntry } from '../outbox/outbox-entry';

type RecordedMedicine = Pick<WithId<Medication>, 'id' | 'name' | 'dosage' | 'quantity' | 'currentSupply'>;

/** Where and as what an entry is written. */
export interface DosePlace {
  readonly doseId: string;
  readonly slot: string | null;
  readonly possibleDoubleOf: string | null;
}

/** In its slot, or as a dose of its own where there is none. */
export function placeOf(entry: Pick<RecordEntry, 'medicationId' | 'slot' | 'day' | 'clientId'>): DosePlace {
  const { medicationId, slot, day, clientId } = entry;
  const doseId = slot === null ? asNeededDoseId(medicationId, day, clientId) : scheduledDoseId(medicationId, slot);
  return { doseId, slot, possibleDoubleOf: null };
}

/** Beside the record that already stands in its slot. */
export function placeBeside(firstDoseId: string, entry: Pick<RecordEntry, 'slot' | 'clientId'>): DosePlace {
  return { doseId: possibleDoubleId(firstDoseId, entry.clientId), slot: entry.slot, possibleDoubleOf: firstDoseId };
}

/** The dose document of an entry, with what the medicine says at this moment. */
export function doseDocument(entry: RecordEntry, place: DosePlace, medicine: RecordedMedicine): DocumentData {
  const given = entry.status === 'GIVEN';
  return {
    medicationId: medicine.id,
    medicationName: medicine.name,
    dosage: medicine.dosage,
    slot: place.slot,
    day: entry.day,
    plannedAt: place.slot === null || entry.plannedAt === null ? null : Timestamp.fromMillis(entry.plannedAt),
    status: entry.status,
    givenAt: entry.givenAt === null ? null : Timestamp.fromMillis(entry.givenAt),
    quantity: medicine.quantity,
    supplyUsed: given ? supplyUsed(medicine.quantity, medicine.currentSupply) : 0,
    skipReason: entry.skipReason,
    notes: entry.notes,
    clientId: entry.clientId,
    deviceTime: Timestamp.fromMillis(entry.deviceTime),
    possibleDoubleOf: place.possibleDoubleOf,
    corrections: [],
    ...created(entry.uid),
  };
}

/** What a given dose changes on its medicine. */
export function supplyTaken(entry: RecordEntry, doseId: string, medicine: RecordedMedicine): DocumentData {
  return supplyMoved(entry.uid, doseId, medicine.currentSupply, -supplyUsed(medicine.quantity, medicine.currentSupply));
}

/** What undoing a dose changes on its medicine; null where nothing moves. */
export function supplyReturned(
  uid: string,
  dose: { readonly id: string; readonly supplyUsed: number },
  currentSupply: number | null,
): DocumentData | null {
  return dose.supplyUsed === 0 || currentSupply === null ? null : supplyMoved(uid, dose.id, currentSupply, dose.supplyUsed);
}

function supplyMoved(uid: string, doseId: string, currentSupply: number | null, by: number): DocumentData {
  const supply = currentSupply === null ? {} : { currentSupply: increment(by) };
  return { ...supply, lastDoseId: doseId, ...updated(uid) };
}
