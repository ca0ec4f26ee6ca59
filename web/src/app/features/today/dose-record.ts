import type { Dose, DoseStatus, SkipReason, WithId } from '@carecircle/domain';
import type { OutboxEntry } from '../../core/outbox/outbox-entry';

/** A recorded dose as Today shows it: the server's document, or a tap that the server does not have yet. */
export interface DoseRecord {
  readonly id: string;
  readonly clientId: string;
  readonly medicationId: string;
  readonly medicationName: string;
  readonly dosage: string;
  readonly slot: string | null;
  readonly day: string;
  readonly status: DoseStatus;
  /** When it was given, or when the skip was recorded; epoch milliseconds. */
  readonly at: number;
  readonly by: string;
  readonly skipReason: SkipReason | null;
  readonly supplyUsed: number;
  readonly possibleDoubleOf: string | null;
  /** The document as the server or its local echo has it; null while only the tap is known. */
  readonly document: WithId<Dose> | null;
}

/** The doses that stand: documents that nobody has undone, and taps that have no document yet. */
export function standingRecords(doses: readonly WithId<Dose>[], outbox: readonly OutboxEntry[]): DoseRecord[] {
  const undone = new Set(outbox.filter(({ kind }) => kind === 'UNDO').map(({ doseId }) => doseId));
  const documents = doses.filter((dose) => dose.deletedAt === null && !undone.has(dose.id)).map(fromDocument);
  const taken = new Set(documents.map(({ id }) => id));
  const kept = new Set(doses.map(({ clientId }) => clientId));
  const taps = outbox.filter((entry) => !taken.has(entry.doseId)).flatMap((entry) => fromEntry(entry, kept));
  return [...documents, ...taps];
}

function fromDocument(dose: WithId<Dose>): DoseRecord {
  const at = (dose.status === 'GIVEN' ? dose.givenAt : null) ?? dose.deviceTime;
  return { ...dose, at: at.toMillis(), by: dose.createdBy, document: dose };
}

function fromEntry(entry: OutboxEntry, kept: ReadonlySet<string>): DoseRecord[] {
  if (entry.kind !== 'RECORD' || entry.state === 'CONFLICT' || kept.has(entry.clientId)) return [];
  return [{ ...entry, id: entry.doseId, at: entry.givenAt ?? entry.deviceTime, by: entry.uid, supplyUsed: 0, document: null }];
}
