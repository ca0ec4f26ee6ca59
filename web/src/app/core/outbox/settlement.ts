import type { Dose, WithId } from '@carecircle/domain';
import type { OutboxEntry } from './outbox-entry';

/**
 * What remains to be done for an entry, given the dose that the server holds under its id (null: none):
 *
 * - `SETTLED`: the server has it, or it has no object any more.
 * - `WRITE`: the slot is free and our batch was refused (the supply moved meanwhile): write it again.
 * - `CONFLICT`: somebody else's record stands in the slot.
 */
export type Settlement = 'SETTLED' | 'WRITE' | 'CONFLICT';

export function settlement(entry: OutboxEntry, onServer: Pick<WithId<Dose>, 'clientId' | 'deletedAt'> | null): Settlement {
  if (entry.kind === 'UNDO') {
    const stands = onServer !== null && onServer.deletedAt === null && onServer.clientId === entry.recordClientId;
    return stands ? 'WRITE' : 'SETTLED';
  }
  if (onServer?.clientId === entry.clientId) return 'SETTLED';
  if (onServer === null || onServer.deletedAt !== null) return 'WRITE';
  return 'CONFLICT';
}
