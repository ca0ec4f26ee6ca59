import { Service, signal } from '@angular/core';
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { OutboxEntry } from '../outbox/outbox-entry';
import { DATABASE } from './keys';

interface CareCircleDatabase extends DBSchema {
  outbox: { key: string; value: OutboxEntry };
}

/** A device that does not open a database within this time is treated as one that keeps nothing. */
const OPEN_TIMEOUT_MS = 3_000;

/** The app's database on this device. Where it cannot be had, `usable()` turns false and the app works online only. */
@Service()
export class DeviceStorage {
  readonly usable = signal(true);
  private opened: Promise<IDBPDatabase<CareCircleDatabase> | null> | undefined;

  /** The database, or null where the device keeps nothing; never waits longer than three seconds. */
  open(): Promise<IDBPDatabase<CareCircleDatabase> | null> {
    this.opened ??= this.attempt();
    return this.opened;
  }

  private async attempt(): Promise<IDBPDatabase<CareCircleDatabase> | null> {
    try {
      // An installed app may ask that the browser does not clear its data when space gets short.
      if (matchMedia('(display-mode: standalone)').matches) void navigator.storage.persist();
      return await Promise.race([
        openDB<CareCircleDatabase>(DATABASE, 1, {
          upgrade: (db) => void db.createObjectStore('outbox', { keyPath: 'id' }),
        }),
        tooLate(OPEN_TIMEOUT_MS),
      ]);
    } catch {
      this.usable.set(false);
      return null;
    }
  }
}

function tooLate(ms: number): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(new Error(`No database after ${ms} ms.`)), ms));
}
