import type { DoseStatus, SkipReason } from '@carecircle/domain';

interface EntryBase {
  /** `clientId` of a record, `undo:` and the dose's id of an undo. */
  readonly id: string;
  readonly uid: string;
  readonly familyId: string;
  readonly recipientId: string;
  readonly medicationId: string;
  readonly medicationName: string;
  readonly doseId: string;
  readonly slot: string | null;
  readonly day: string;
  /** What the device's clock said at the tap, in epoch milliseconds. */
  readonly deviceTime: number;
  readonly attempts: number;
  /** `PENDING` until the server proves it settled; `CONFLICT` until the person has read of it; `FAILED` until they decide. */
  readonly state: 'PENDING' | 'CONFLICT' | 'FAILED';
}

/** A tap that recorded a dose. */
export interface RecordEntry extends EntryBase {
  readonly kind: 'RECORD';
  /** The tap's UUID: the server's dose that carries it is this one. */
  readonly clientId: string;
  readonly dosage: string;
  readonly plannedAt: number | null;
  readonly status: DoseStatus;
  /** Epoch milliseconds; null when skipped. */
  readonly givenAt: number | null;
  readonly quantity: number;
  readonly skipReason: SkipReason | null;
  readonly notes: string;
  /** The dose that stood already, when the person confirms a second one. */
  readonly possibleDoubleOf: string | null;
  readonly conflict?: Conflict;
}

/** A tap that took a record back. */
export interface UndoEntry extends EntryBase {
  readonly kind: 'UNDO';
  /** The UUID of the tap that made the record. */
  readonly recordClientId: string;
}

export type OutboxEntry = RecordEntry | UndoEntry;

/** Somebody else's record of the same slot, found when ours reached the server. */
export interface Conflict {
  readonly firstDoseId: string;
  readonly firstBy: string;
  readonly firstStatus: DoseStatus;
  /** When it was given or skipped, in epoch milliseconds. */
  readonly firstAt: number;
  /** Our record, kept as a possible double; null where there was nothing to keep (a skip). */
  readonly doubleId: string | null;
}
