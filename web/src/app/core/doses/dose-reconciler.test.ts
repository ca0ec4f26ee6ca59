import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Dose, WithId } from '@carecircle/domain';
import { dose, recordEntry, undoEntry } from '../../../testing/builders';
import { Connectivity } from '../connectivity/connectivity';
import { Outbox } from '../outbox/outbox';
import type { OutboxEntry, RecordEntry } from '../outbox/outbox-entry';
import { OutboxStore } from '../outbox/outbox-store';
import { SlotChanged, type DoseGateway } from './dose-gateway';
import { DoseReconciler } from './dose-reconciler';
import { DOSE_GATEWAY } from './firestore-dose-gateway';

class FakeGateway implements DoseGateway {
  onServer: WithId<Dose> | null = null;
  failure: Error | null = null;
  readonly calls: string[] = [];

  queueDrained(): Promise<void> {
    return Promise.resolve();
  }
  fetch(): Promise<WithId<Dose> | null> {
    return Promise.resolve(this.onServer);
  }
  record(entry: RecordEntry): Promise<void> {
    return this.done(`record ${entry.doseId}`);
  }
  async recordDouble(entry: RecordEntry, firstDoseId: string): Promise<string> {
    await this.done(`double of ${firstDoseId}`);
    return `${firstDoseId}_${entry.clientId}`;
  }
  undo(entry: OutboxEntry): Promise<void> {
    return this.done(`undo ${entry.doseId}`);
  }
  private done(call: string): Promise<void> {
    this.calls.push(call);
    return this.failure ? Promise.reject(this.failure) : Promise.resolve();
  }
}

class MemoryStore {
  readonly kept = new Map<string, OutboxEntry>();
  all = () => Promise.resolve([...this.kept.values()]);
  put = (entry: OutboxEntry) => Promise.resolve(void this.kept.set(entry.id, entry));
  remove = (id: string) => Promise.resolve(void this.kept.delete(id));
}

const refused = Object.assign(new Error('refused'), { code: 'permission-denied' });
const unreachable = Object.assign(new Error('away'), { code: 'unavailable' });

function world(...entries: OutboxEntry[]) {
  const gateway = new FakeGateway();
  const hasNetwork = signal(true);
  TestBed.configureTestingModule({
    providers: [
      { provide: DOSE_GATEWAY, useValue: gateway },
      { provide: OutboxStore, useValue: new MemoryStore() },
      { provide: Connectivity, useValue: { hasNetwork, offline: signal(false) } },
    ],
  });
  const outbox = TestBed.inject(Outbox);
  for (const entry of entries) void outbox.put(entry);
  return { gateway, hasNetwork, outbox, reconciler: TestBed.inject(DoseReconciler) };
}

describe('DoseReconciler', () => {
  it('removes an entry that the server has, and writes nothing (OFF-03)', async () => {
    const { gateway, outbox, reconciler } = world(recordEntry());
    gateway.onServer = dose({ clientId: 'my-tap' });
    await reconciler.run();
    expect(outbox.entries()).toEqual([]);
    expect(gateway.calls).toEqual([]);
  });

  it('writes a refused record again, with the supply of this moment', async () => {
    const { gateway, outbox, reconciler } = world(recordEntry());
    await reconciler.run();
    expect(gateway.calls).toEqual(['record m1_2026-06-15T08:00']);
    expect(outbox.entries()).toEqual([]);
  });

  it('keeps the second of two records as a possible double and says who was first (MED-05)', async () => {
    const { gateway, outbox, reconciler } = world(recordEntry());
    gateway.onServer = dose();
    await reconciler.run();
    expect(gateway.calls).toEqual(['double of m1_2026-06-15T08:00']);
    expect(outbox.conflicts()[0]?.conflict).toMatchObject({
      firstBy: 'maya',
      firstStatus: 'GIVEN',
      doubleId: 'm1_2026-06-15T08:00_my-tap',
    });
  });

  it('tells about a skip that came second without a second record', async () => {
    const { gateway, outbox, reconciler } = world(recordEntry({ status: 'SKIPPED', givenAt: null, skipReason: 'REFUSED' }));
    gateway.onServer = dose();
    await reconciler.run();
    expect(gateway.calls).toEqual([]);
    expect(outbox.conflicts()[0]?.conflict?.doubleId).toBeNull();
  });

  it('does not keep a told conflict busy: a second run writes nothing more', async () => {
    const { gateway, reconciler } = world(recordEntry());
    gateway.onServer = dose();
    await reconciler.run();
    await reconciler.run();
    expect(gateway.calls).toHaveLength(1);
  });

  it('records a confirmed second dose in the slot when the first was undone meanwhile', async () => {
    const { gateway, outbox, reconciler } = world(
      recordEntry({ doseId: 'm1_2026-06-15T08:00_my-tap', possibleDoubleOf: 'm1_2026-06-15T08:00' }),
    );
    gateway.recordDouble = () => Promise.reject(new SlotChanged());
    await reconciler.run();
    expect(gateway.calls).toEqual(['record m1_2026-06-15T08:00']);
    expect(outbox.entries()).toEqual([]);
  });

  it('finishes an undo whose record still stands', async () => {
    const { gateway, outbox, reconciler } = world(undoEntry());
    gateway.onServer = dose({ clientId: 'my-tap' });
    await reconciler.run();
    expect(gateway.calls).toEqual(['undo m1_2026-06-15T08:00']);
    expect(outbox.entries()).toEqual([]);
  });

  it('waits without counting when the server is out of reach', async () => {
    const { gateway, outbox, reconciler } = world(recordEntry());
    gateway.failure = unreachable;
    await reconciler.run();
    expect(outbox.entries()).toEqual([recordEntry()]);
  });

  it('shows an entry as failed after three refusals, and tries again when asked', async () => {
    const { gateway, outbox, reconciler } = world(recordEntry());
    gateway.failure = refused;
    for (let round = 0; round < 3; round++) await reconciler.run();
    expect(outbox.failed()).toHaveLength(1);
    gateway.failure = null;
    await reconciler.retry(outbox.failed()[0] ?? recordEntry());
    expect(outbox.entries()).toEqual([]);
  });

  it('does nothing without a network', async () => {
    const { gateway, hasNetwork, outbox, reconciler } = world(recordEntry());
    hasNetwork.set(false);
    await reconciler.run();
    expect(gateway.calls).toEqual([]);
    expect(outbox.pending()).toHaveLength(1);
  });
});
