import type { Dose, WithId } from '@carecircle/domain';
import type { OutboxEntry, RecordEntry, UndoEntry } from '../outbox/outbox-entry';

/** A transaction found that the slot is no longer as it was when it was asked for. */
export class SlotChanged extends Error {}

/** What the server can do for the outbox; every call needs the network. */
export interface DoseGateway {
  /** Resolves when every write that the database client has queued was accepted or refused. */
  queueDrained(): Promise<void>;
  /** The dose that the server holds under the entry's id; null where there is none. */
  fetch(entry: OutboxEntry): Promise<WithId<Dose> | null>;
  /**
   * Writes the entry into its free slot with the supply of this moment; as a dose of its own where the plan has no such
   * slot any more. @throws SlotChanged when the slot was taken meanwhile.
   */
  record(entry: RecordEntry): Promise<void>;
  /**
   * Writes the entry beside the first record and returns its id; writing it again changes nothing.
   * @throws SlotChanged when the first record was undone meanwhile.
   */
  recordDouble(entry: RecordEntry, firstDoseId: string): Promise<string>;
  /** Takes the record back, if it still stands. */
  undo(entry: UndoEntry): Promise<void>;
}
