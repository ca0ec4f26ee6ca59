import { inject, Service } from '@angular/core';
import { DeviceStorage } from '../storage/device-storage';
import type { OutboxEntry } from './outbox-entry';

/** Keeps the outbox on the device. Where the device keeps nothing, the entries live as long as the page. */
@Service()
export class OutboxStore {
  private readonly storage = inject(DeviceStorage);

  async all(): Promise<OutboxEntry[]> {
    const database = await this.storage.open();
    return database ? database.getAll('outbox') : [];
  }

  async put(entry: OutboxEntry): Promise<void> {
    const database = await this.storage.open();
    await database?.put('outbox', entry);
  }

  async remove(id: string): Promise<void> {
    const database = await this.storage.open();
    await database?.delete('outbox', id);
  }
}
