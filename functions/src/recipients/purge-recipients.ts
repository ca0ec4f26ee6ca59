import { RESTORE_DAYS } from '@carecircle/domain';

const DAY_MS = 86_400_000;
/** The rules allow a person back until the last moment; a purge that begins later cannot meet one. */
const MARGIN_MS = 3_600_000;
const PER_RUN = 20;

export interface PurgeRecipientsPorts {
  /** Paths of the people who were removed before this instant, longest first. */
  removedBefore(until: Date, limit: number): Promise<string[]>;
  /** Deletes everything below a person and the bells' entries about them; returns how many documents. */
  deleteContents(path: string): Promise<number>;
  /** Deletes the person. */
  finish(path: string): Promise<void>;
  now(): number;
  reportPurged(path: string, documents: number): void;
}

/**
 * Ends the profiles that nobody brought back in time, with all that hangs off them. The profile itself goes last: whatever kills a
 * run, the next one finds it again and goes on.
 */
export async function purgeRecipients(ports: PurgeRecipientsPorts): Promise<void> {
  const until = new Date(ports.now() - RESTORE_DAYS * DAY_MS - MARGIN_MS);
  const failures: unknown[] = [];
  for (const path of await ports.removedBefore(until, PER_RUN)) {
    try {
      const documents = await ports.deleteContents(path);
      await ports.finish(path);
      ports.reportPurged(path, documents + 1);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} profiles could not be purged`);
}
