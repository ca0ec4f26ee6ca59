import { effect, inject, Service, untracked } from '@angular/core';
import { scheduledDoseId, type Dose, type WithId } from '@carecircle/domain';
import { Connectivity } from '../connectivity/connectivity';
import type { Conflict, OutboxEntry, RecordEntry } from '../outbox/outbox-entry';
import { Outbox } from '../outbox/outbox';
import { settlement } from '../outbox/settlement';
import { SlotChanged } from './dose-gateway';
import { DOSE_GATEWAY } from './firestore-dose-gateway';

/** After this many refusals an entry is shown as failed, for the person to decide. */
const MAX_ATTEMPTS = 3;
const RETRY_MS = 20_000;

/**
 * Brings the outbox to rest: each entry is compared with the server's state and written again, kept as a possible double,
 * or removed. Doing it twice does nothing more; so it runs at the start, after each reconnect, after each refused write,
 * and once in a while as long as something is pending.
 */
@Service()
export class DoseReconciler {
  private readonly outbox = inject(Outbox);
  private readonly gateway = inject(DOSE_GATEWAY);
  private readonly connectivity = inject(Connectivity);
  private running: Promise<void> | undefined;
  private askedAgain = false;

  constructor() {
    effect((onCleanup) => {
      if (!this.connectivity.hasNetwork() || this.outbox.pending().length === 0) return;
      const timer = setInterval(() => void this.run(), RETRY_MS);
      onCleanup(() => clearInterval(timer));
    });
    effect(() => {
      if (this.connectivity.hasNetwork()) untracked(() => void this.run());
    });
  }

  /** Settles what can be settled now; calls that come meanwhile lead to one more round. */
  run(): Promise<void> {
    this.askedAgain = this.running !== undefined;
    this.running ??= this.rounds().finally(() => (this.running = undefined));
    return this.running;
  }

  /** Tries a failed entry again. */
  async retry(entry: OutboxEntry): Promise<void> {
    await this.outbox.put({ ...entry, state: 'PENDING', attempts: 0 });
    await this.run();
  }

  private async rounds(): Promise<void> {
    do {
      this.askedAgain = false;
      if (this.outbox.pending().length === 0 || !this.connectivity.hasNetwork()) return;
      await this.gateway.queueDrained();
      for (const entry of this.outbox.pending()) await this.settle(entry);
    } while (this.askedAgain);
  }

  private async settle(entry: OutboxEntry): Promise<void> {
    try {
      await this.settleOnce(entry);
    } catch (error) {
      if (isUnreachable(error)) return;
      const attempts = entry.attempts + 1;
      const state = attempts >= MAX_ATTEMPTS ? 'FAILED' : 'PENDING';
      await this.outbox.put({ ...entry, attempts, state });
    }
  }

  private async settleOnce(entry: OutboxEntry): Promise<void> {
    const onServer = await this.gateway.fetch(entry);
    switch (settlement(entry, onServer)) {
      case 'SETTLED':
        return this.outbox.remove(entry.id);
      case 'WRITE':
        await (entry.kind === 'UNDO' ? this.gateway.undo(entry) : this.write(entry));
        return this.outbox.remove(entry.id);
      case 'CONFLICT':
        if (entry.kind === 'RECORD' && onServer) await this.keepBoth(entry, onServer);
    }
  }

  private async write(entry: RecordEntry): Promise<void> {
    const { possibleDoubleOf, medicationId, slot } = entry;
    if (possibleDoubleOf === null || slot === null) return this.gateway.record(entry);
    try {
      await this.gateway.recordDouble(entry, possibleDoubleOf);
    } catch (error) {
      if (!(error instanceof SlotChanged)) throw error;
      // The first record was undone meanwhile, so this is the only one: it goes into the slot.
      await this.gateway.record({ ...entry, possibleDoubleOf: null, doseId: scheduledDoseId(medicationId, slot) });
    }
  }

  /** The second record is kept as a possible double before anybody is asked; then the person is told who was first. */
  private async keepBoth(entry: RecordEntry, first: WithId<Dose>): Promise<void> {
    const doubleId = entry.status === 'GIVEN' ? await this.gateway.recordDouble(entry, first.id) : null;
    await this.outbox.put({ ...entry, state: 'CONFLICT', conflict: conflictWith(first, doubleId) });
  }
}

export function conflictWith(first: WithId<Dose>, doubleId: string | null): Conflict {
  return {
    firstDoseId: first.id,
    firstBy: first.createdBy,
    firstStatus: first.status,
    firstAt: (first.givenAt ?? first.deviceTime).toMillis(),
    doubleId,
  };
}

const UNREACHABLE: readonly string[] = ['unavailable', 'deadline-exceeded', 'cancelled', 'aborted'];

/** The server could not be asked, or somebody was faster: nothing is decided, the next round tries again. */
function isUnreachable(error: unknown): boolean {
  if (error instanceof SlotChanged) return true;
  return error instanceof Error && 'code' in error && UNREACHABLE.includes(String(error.code));
}
