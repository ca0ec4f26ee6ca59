import { computed, inject, Service, signal } from '@angular/core';
import { Clock } from '../clock/clock';
import { Connectivity } from '../connectivity/connectivity';
import { DeviceStorage } from '../storage/device-storage';
import type { OutboxEntry, RecordEntry } from './outbox-entry';
import { OutboxStore } from './outbox-store';

/** A write that the server confirms within this time is not shown as waiting. */
const QUIET_MS = 3_000;

/**
 * The taps that the server has not proven settled: shown at once, kept on the device, and removed only by
 * `DoseReconciler`.
 */
@Service()
export class Outbox {
  private readonly store = inject(OutboxStore);
  private readonly storage = inject(DeviceStorage);
  private readonly clock = inject(Clock);
  private readonly connectivity = inject(Connectivity);
  private readonly list = signal<readonly OutboxEntry[]>([]);

  readonly entries = this.list.asReadonly();
  readonly pending = computed(() => this.list().filter(({ state }) => state === 'PENDING'));
  /** Pending entries that are worth telling about: without network at once, else when the server takes its time. */
  readonly waiting = computed(() => {
    const shownBefore = this.connectivity.offline() ? Infinity : this.clock.now() - QUIET_MS;
    return this.pending().filter(({ deviceTime }) => deviceTime < shownBefore);
  });
  readonly failed = computed(() => this.list().filter(({ state }) => state === 'FAILED'));
  readonly conflicts = computed(() =>
    this.list().filter((entry): entry is RecordEntry => entry.kind === 'RECORD' && entry.state === 'CONFLICT'),
  );

  /** Reads what this person left on the device. */
  async load(uid: string): Promise<void> {
    const kept = (await this.store.all()).filter((entry) => entry.uid === uid);
    const known = new Set(this.list().map(({ id }) => id));
    this.list.update((entries) => [...kept.filter(({ id }) => !known.has(id)), ...entries]);
  }

  /** Adds or replaces an entry: on screen at once, then on the device. */
  async put(entry: OutboxEntry): Promise<void> {
    this.list.update((entries) => [...entries.filter(({ id }) => id !== entry.id), entry]);
    await this.kept(this.store.put(entry));
  }

  async remove(id: string): Promise<void> {
    this.list.update((entries) => entries.filter((entry) => entry.id !== id));
    await this.kept(this.store.remove(id));
  }

  /** Forgets every entry of this person: what waits is lost. */
  async clear(): Promise<void> {
    for (const { id } of this.list()) await this.remove(id);
  }

  /** A device that stops keeping things is told about, not waited for. */
  private async kept(write: Promise<void>): Promise<void> {
    try {
      await write;
    } catch {
      this.storage.usable.set(false);
    }
  }
}
