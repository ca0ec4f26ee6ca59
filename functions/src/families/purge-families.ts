import { RESTORE_DAYS } from '@carecircle/domain';

const DAY_MS = 86_400_000;
/** The rules allow a family back until the last moment; a purge that begins later cannot meet one. */
const MARGIN_MS = 3_600_000;
const PER_RUN = 20;

/** What is left to say of a family that is gone. */
export interface PurgeReceipt {
  deletedAt: Date;
  deletedBy: string;
  purgedAt: Date;
  /** Documents and files that the run which ended it removed; earlier runs may have been interrupted. */
  documents: number;
  files: number;
}

export interface Removed {
  id: string;
  deletedAt: Date;
  deletedBy: string;
}

export interface PurgePorts {
  /** Families that were removed before this instant, longest first. */
  removedBefore(until: Date, limit: number): Promise<Removed[]>;
  /** Deletes everything below the family and everything elsewhere that tells of it; returns how many documents. */
  deleteContents(familyId: string): Promise<number>;
  deleteFiles(familyId: string): Promise<number>;
  /** Deletes the family itself and keeps the receipt, both or none. */
  finish(familyId: string, receipt: PurgeReceipt): Promise<void>;
  now(): number;
  reportPurged(familyId: string, documents: number, files: number): void;
}

/**
 * Ends the families that nobody brought back in time. The family's own document goes last: whatever kills a run, the next one
 * finds the family again and goes on.
 */
export async function purgeFamilies(ports: PurgePorts): Promise<void> {
  const until = new Date(ports.now() - RESTORE_DAYS * DAY_MS - MARGIN_MS);
  const failures: unknown[] = [];
  for (const family of await ports.removedBefore(until, PER_RUN)) {
    try {
      await purge(family, ports);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} families could not be purged`);
}

async function purge({ id, deletedAt, deletedBy }: Removed, ports: PurgePorts): Promise<void> {
  const files = await ports.deleteFiles(id);
  const documents = await ports.deleteContents(id);
  await ports.finish(id, { deletedAt, deletedBy, purgedAt: new Date(ports.now()), documents, files });
  ports.reportPurged(id, documents, files);
}
