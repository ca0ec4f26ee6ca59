import { inject, InjectionToken, Service } from '@angular/core';
import { isTakenOn, paths, type Dose, type Medication, type WithId } from '@carecircle/domain';
import {
  doc,
  getDocFromServer,
  runTransaction,
  waitForPendingWrites,
  type DocumentReference,
  type Transaction,
} from 'firebase/firestore';
import { reader, removed } from '../firebase/documents';
import { FIRESTORE } from '../firebase/firestore';
import type { OutboxEntry, RecordEntry, UndoEntry } from '../outbox/outbox-entry';
import { doseDocument, placeBeside, placeOf, supplyReturned, supplyTaken, type DosePlace } from './dose-documents';
import { SlotChanged, type DoseGateway } from './dose-gateway';

const doses = reader<Dose>();
const medications = reader<Medication>();

@Service()
export class FirestoreDoseGateway implements DoseGateway {
  private readonly firestore = inject(FIRESTORE);

  queueDrained(): Promise<void> {
    return waitForPendingWrites(this.firestore);
  }

  async fetch(entry: OutboxEntry): Promise<WithId<Dose> | null> {
    const snapshot = await getDocFromServer(this.dose(entry, entry.doseId).withConverter(doses));
    return snapshot.data() ?? null;
  }

  async record(entry: RecordEntry): Promise<void> {
    await runTransaction(this.firestore, async (transaction) => {
      const medicine = await this.readMedicine(transaction, entry);
      const place = placeOf(fitsPlan(entry, medicine) ? entry : { ...entry, slot: null });
      const standing = (await transaction.get(this.dose(entry, place.doseId).withConverter(doses))).data();
      if (standing?.clientId === entry.clientId) return;
      if (standing && standing.deletedAt === null) throw new SlotChanged();
      this.write(transaction, entry, place, medicine);
    });
  }

  recordDouble(entry: RecordEntry, firstDoseId: string): Promise<string> {
    return runTransaction(this.firestore, async (transaction) => {
      const place = placeBeside(firstDoseId, entry);
      const medicine = await this.readMedicine(transaction, entry);
      const first = (await transaction.get(this.dose(entry, firstDoseId).withConverter(doses))).data();
      const kept = await transaction.get(this.dose(entry, place.doseId));
      if (kept.exists()) return place.doseId;
      if (!first || first.deletedAt !== null) throw new SlotChanged();
      this.write(transaction, entry, place, medicine);
      return place.doseId;
    });
  }

  async undo(entry: UndoEntry): Promise<void> {
    await runTransaction(this.firestore, async (transaction) => {
      const medicine = await this.readMedicine(transaction, entry);
      const reference = this.dose(entry, entry.doseId);
      const dose = (await transaction.get(reference.withConverter(doses))).data();
      if (!dose || dose.deletedAt !== null || dose.clientId !== entry.recordClientId) return;
      transaction.update(reference, removed(entry.uid));
      const returned = supplyReturned(entry.uid, dose, medicine.currentSupply);
      if (returned) transaction.update(this.medication(entry), returned);
    });
  }

  private write(transaction: Transaction, entry: RecordEntry, place: DosePlace, medicine: WithId<Medication>): void {
    transaction.set(this.dose(entry, place.doseId), doseDocument(entry, place, medicine));
    if (entry.status === 'GIVEN') {
      transaction.update(this.medication(entry), supplyTaken(entry, place.doseId, medicine));
    }
  }

  private async readMedicine(transaction: Transaction, entry: OutboxEntry): Promise<WithId<Medication>> {
    const medicine = (await transaction.get(this.medication(entry).withConverter(medications))).data();
    if (!medicine) throw new Error(`The medicine ${entry.medicationId} is gone.`);
    return medicine;
  }

  private dose(entry: OutboxEntry, doseId: string): DocumentReference {
    return doc(this.firestore, paths.dose(entry.familyId, entry.recipientId, doseId));
  }

  private medication(entry: OutboxEntry): DocumentReference {
    return doc(this.firestore, paths.medication(entry.familyId, entry.recipientId, entry.medicationId));
  }
}

export const DOSE_GATEWAY = new InjectionToken<DoseGateway>('DoseGateway', {
  providedIn: 'root',
  factory: () => inject(FirestoreDoseGateway),
});

/** Does the medicine's plan still have the entry's slot? What was given outside the plan is recorded all the same. */
function fitsPlan({ slot, day, status }: RecordEntry, medicine: WithId<Medication>): boolean {
  if (slot === null || status === 'SKIPPED') return true;
  return isTakenOn(medicine, day) && medicine.scheduledTimes.includes(slot.slice(11));
}
