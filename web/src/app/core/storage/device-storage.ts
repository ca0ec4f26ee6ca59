import { computed, inject, Service, signal } from '@angular/core';
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Draft } from '../editing/draft';
import { DeviceTrust } from '../session/device-trust';
import type { OutboxEntry } from '../outbox/outbox-entry';
import { OPEN_TIMEOUT_MS } from './database-probe';
import { DATABASE } from './keys';
import { tooLate } from './too-late';

interface CareCircleDatabase extends DBSchema {
  outbox: { key: string; value: OutboxEntry };
  drafts: { key: string; value: Draft };
}

/**
 * The app's database on this device. Where it cannot be had, `usable()` turns false and the app works online only; on a device that
 * is not the person's own it is not opened at all (SEC-14).
 */
@Service()
export class DeviceStorage {
  private readonly trusted = inject(DeviceTrust).trusted;
  readonly usable = signal(true);
  /** Are data kept on this device? */
  readonly keeps = computed(() => this.trusted() && this.usable());
  private opened: Promise<IDBPDatabase<CareCircleDatabase> | null> | undefined;

  /** The database, or null where the device keeps nothing; never waits longer than three seconds. */
  open(): Promise<IDBPDatabase<CareCircleDatabase> | null> {
    this.opened ??= this.trusted() ? this.attempt() : Promise.resolve(null);
    return this.opened;
  }

  private async attempt(): Promise<IDBPDatabase<CareCircleDatabase> | null> {
    try {
      // An installed app may ask that the browser does not clear its data when space gets short.
      if (matchMedia('(display-mode: standalone)').matches) void navigator.storage.persist();
      return await Promise.race([
        openDB<CareCircleDatabase>(DATABASE, 2, {
          upgrade: (db, from) => {
            if (from < 1) db.createObjectStore('outbox', { keyPath: 'id' });
            if (from < 2) db.createObjectStore('drafts', { keyPath: 'key' });
          },
        }),
        tooLate(OPEN_TIMEOUT_MS),
      ]);
    } catch {
      this.usable.set(false);
      return null;
    }
  }
}
