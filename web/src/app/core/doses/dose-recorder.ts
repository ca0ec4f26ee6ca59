import { inject, Service } from '@angular/core';
import { localDay, paths, type Dose, type Medication, type Recipient, type SkipReason, type Slot, type WithId } from '@carecircle/domain';
import { arrayUnion, doc, Timestamp, updateDoc, writeBatch, type DocumentReference } from 'firebase/firestore';
import { Clock } from '../clock/clock';
import { FamilyContext } from '../family/family-context';
import { removed, updated } from '../firebase/documents';
import { FIRESTORE } from '../firebase/firestore';
import { Outbox } from '../outbox/outbox';
import type { OutboxEntry, RecordEntry } from '../outbox/outbox-entry';
import { Session } from '../session/session';
import { doseDocument, placeBeside, placeOf, supplyReturned, supplyTaken } from './dose-documents';
import { DoseReconciler } from './dose-reconciler';

/** What a dose is recorded for: a medicine, and its slot unless it is given as needed. */
export interface DoseTarget {
  readonly medication: WithId<Medication>;
  readonly slot: Slot | null;
}

export type DoseOutcome =
  | { readonly status: 'GIVEN'; readonly givenAt: number; readonly notes: string }
  | { readonly status: 'SKIPPED'; readonly skipReason: SkipReason; readonly notes: string };

/**
 * Records doses in one batch with their supply (the rules prove the two belong together). Each tap is on screen at once,
 * kept in the outbox, and sent when there is a network.
 */
@Service()
export class DoseRecorder {
  private readonly firestore = inject(FIRESTORE);
  private readonly context = inject(FamilyContext);
  private readonly session = inject(Session);
  private readonly outbox = inject(Outbox);
  private readonly reconciler = inject(DoseReconciler);
  private readonly clock = inject(Clock);

  /** Records the outcome. A second tap on a slot that this device has recorded already changes nothing. */
  async record(target: DoseTarget, outcome: DoseOutcome): Promise<RecordEntry | null> {
    const entry = this.entryFor(target, outcome);
    if (entry.slot !== null && this.outbox.entries().some(({ doseId, kind }) => doseId === entry.doseId && kind === 'RECORD')) {
      return null;
    }
    const kept = this.outbox.put(entry);
    this.send(entry, target.medication);
    await kept;
    return entry;
  }

  /** Records a second dose beside the one that stands, after the person has confirmed it. */
  async recordSecond(target: DoseTarget, outcome: DoseOutcome, first: WithId<Dose>): Promise<void> {
    const draft = this.entryFor(target, outcome);
    const place = placeBeside(first.id, draft);
    const entry: RecordEntry = { ...draft, doseId: place.doseId, possibleDoubleOf: first.id };
    const kept = this.outbox.put(entry);
    this.send(entry, target.medication);
    await kept;
  }

  /** Takes a record back: its supply returns, the slot is free again. */
  async undo(dose: Pick<WithId<Dose>, 'id' | 'clientId' | 'supplyUsed' | 'slot' | 'day'>, medication: WithId<Medication>): Promise<void> {
    const { uid, familyId, recipientId } = this.who();
    const entry: OutboxEntry = {
      kind: 'UNDO',
      id: `undo:${dose.id}`,
      uid,
      familyId,
      recipientId,
      medicationId: medication.id,
      medicationName: medication.name,
      doseId: dose.id,
      slot: dose.slot,
      day: dose.day,
      deviceTime: this.clock.read(),
      attempts: 0,
      state: 'PENDING',
      recordClientId: dose.clientId,
    };
    await this.outbox.remove(dose.clientId);
    await this.outbox.put(entry);
    const batch = writeBatch(this.firestore);
    batch.update(this.ref(paths.dose(familyId, recipientId, dose.id)), removed(uid));
    const returned = supplyReturned(uid, dose, medication.currentSupply);
    if (returned) batch.update(this.ref(paths.medication(familyId, recipientId, medication.id)), returned);
    this.settleAfter(batch.commit(), entry);
  }

  /**
   * Corrects when a dose was given; what was written before stays with the dose.
   * @param reason at least five characters. @returns when the change is on screen; @throws when the server refuses.
   */
  async correct(dose: WithId<Dose>, givenAt: number, reason: string): Promise<void> {
    const { uid, familyId, recipientId } = this.who();
    const replaced = { givenAt: dose.givenAt, updatedAt: dose.updatedAt, updatedBy: dose.updatedBy };
    await updateDoc(this.ref(paths.dose(familyId, recipientId, dose.id)), {
      givenAt: Timestamp.fromMillis(givenAt),
      corrections: arrayUnion({ ...replaced, correctedBy: uid, reason }),
      ...updated(uid),
    });
  }

  private send(entry: RecordEntry, medication: WithId<Medication>): void {
    const place = entry.possibleDoubleOf === null ? placeOf(entry) : placeBeside(entry.possibleDoubleOf, entry);
    const batch = writeBatch(this.firestore);
    batch.set(this.ref(paths.dose(entry.familyId, entry.recipientId, place.doseId)), doseDocument(entry, place, medication));
    if (entry.status === 'GIVEN') {
      const reference = this.ref(paths.medication(entry.familyId, entry.recipientId, medication.id));
      batch.update(reference, supplyTaken(entry, place.doseId, medication));
    }
    this.settleAfter(batch.commit(), entry);
  }

  /** Accepted: the entry is settled. Refused: the reconciler finds out why. Never answered: the entry waits. */
  private settleAfter(commit: Promise<void>, entry: OutboxEntry): void {
    commit.then(
      () => this.outbox.remove(entry.id),
      () => this.reconciler.run(),
    );
  }

  private entryFor({ medication, slot }: DoseTarget, outcome: DoseOutcome): RecordEntry {
    const { uid, familyId, recipientId, timeZone } = this.who();
    const clientId = crypto.randomUUID();
    const deviceTime = this.clock.read();
    const day = slot?.day ?? localDay(outcome.status === 'GIVEN' ? outcome.givenAt : deviceTime, timeZone);
    const place = placeOf({ medicationId: medication.id, slot: slot?.slot ?? null, day, clientId });
    return {
      kind: 'RECORD',
      id: clientId,
      clientId,
      uid,
      familyId,
      recipientId,
      medicationId: medication.id,
      medicationName: medication.name,
      dosage: medication.dosage,
      doseId: place.doseId,
      slot: place.slot,
      day,
      plannedAt: slot?.plannedAt ?? null,
      status: outcome.status,
      givenAt: outcome.status === 'GIVEN' ? outcome.givenAt : null,
      quantity: medication.quantity,
      skipReason: outcome.status === 'SKIPPED' ? outcome.skipReason : null,
      notes: outcome.notes,
      possibleDoubleOf: null,
      deviceTime,
      attempts: 0,
      state: 'PENDING',
    };
  }

  private who(): { uid: string; familyId: string; recipientId: string } & Pick<Recipient, 'timeZone'> {
    const uid = this.session.uid();
    const familyId = this.context.familyId();
    const recipient = this.context.recipient();
    if (uid === null || familyId === null || recipient === null) throw new Error('Choose a family and a loved one first.');
    return { uid, familyId, recipientId: recipient.id, timeZone: recipient.timeZone };
  }

  private ref(path: string): DocumentReference {
    return doc(this.firestore, path);
  }
}
