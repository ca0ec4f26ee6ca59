import { randomUUID } from 'node:crypto';
import { roughSize } from '../model';
import type { Log } from '../service/log';
import type { Change, Commit, Database } from '../store/types';
import { DeliveryQueue, type QueueLimits } from './delivery-queue';
import { eventRequest, type FirestoreEvent } from './payload';
import type { Poster } from './post';
import type { TriggerRegistry } from './registry';

/**
 * The Functions emulator starts a process for each event that a function handles at a time: more than a few stall a
 * machine. What waits for it is bounded, so that one that is gone does not fill the memory.
 */
export const DELIVERY_LIMITS: QueueLimits = {
  concurrency: 6,
  waitingJobs: 100_000,
  waitingBytes: 128 * 1024 * 1024,
};

/** The first waits between attempts to reach a Functions emulator that is still starting. */
const FIRST_DELAYS_MS = [100, 200, 400, 800, 1500, 3000];
const LATER_DELAY_MS = 5000;
/** After this many attempts, about two minutes, it is no longer starting. */
const ATTEMPTS_OF_A_START = 29;
/** Events that are dropped within this time are told of together. */
const REPORT_AFTER_MS = 10_000;

export interface DispatcherOptions {
  registry: TriggerRegistry;
  poster: Poster;
  log: Log;
  limits: QueueLimits;
  sleep(ms: number): Promise<void>;
}

/**
 * Brings the changes of each commit to the functions that wait for them: after the commit and beside it, for one
 * trigger in order of the commits of each document. What a function answers is final; while the host does not answer,
 * events are sent again and those behind them wait. When no more can wait, the newest are dropped: what the functions
 * are told of a document has no gaps before its end.
 */
export class EventDispatcher {
  private readonly queue: DeliveryQueue;
  private closed = false;
  private dropped = 0;
  private isMissed = false;

  constructor(private readonly options: DispatcherOptions) {
    this.queue = new DeliveryQueue(options.limits);
  }

  /** Takes up a commit's changes; returns at once. */
  dispatch(database: Database, commit: Commit): void {
    for (const change of commit.changes) {
      for (const trigger of this.options.registry.concernedBy(database.project, database.id, change)) {
        const event = { id: randomUUID(), trigger, root: database.documentsRoot, commit, change };
        const lane = `${trigger.project} ${trigger.key} ${event.root}/${change.path}`;
        if (!this.queue.add(lane, sizeOf(change), () => this.deliver(event))) this.drop();
      }
    }
  }

  close(): void {
    this.closed = true;
    this.queue.clear();
    this.options.poster.close();
    this.reportDropped();
  }

  private drop(): void {
    if (this.dropped++ === 0) void this.options.sleep(REPORT_AFTER_MS).then(() => this.reportDropped());
  }

  private reportDropped(): void {
    if (this.dropped === 0) return;
    const { waitingJobs, waitingBytes } = this.options.limits;
    this.options.log.error(
      `${this.dropped} events for functions were dropped, the newest: no more than ${waitingJobs} ` +
        `(or ${waitingBytes} bytes of documents) can wait for the Functions emulator`,
    );
    this.dropped = 0;
  }

  private async deliver(event: FirestoreEvent): Promise<void> {
    const { trigger } = event;
    const path = `/functions/projects/${trigger.project}/triggers/${trigger.key}`;
    const { contentType, body } = eventRequest(event);
    for (let attempt = 1; !this.closed; attempt++) {
      try {
        this.onAnswer(event, await this.options.poster.post(path, contentType, body));
        return;
      } catch (error) {
        if (attempt === ATTEMPTS_OF_A_START) this.miss(error);
        await this.options.sleep(FIRST_DELAYS_MS[attempt - 1] ?? LATER_DELAY_MS);
      }
    }
  }

  /** Tells once, until it answers again, that nobody answers. */
  private miss(error: unknown): void {
    if (this.isMissed || this.closed) return;
    this.isMissed = true;
    this.options.log.error(`The Functions emulator does not answer; ${this.queue.size} events wait for it`, error);
  }

  private onAnswer({ trigger, change }: FirestoreEvent, status: number): void {
    const { log, registry } = this.options;
    this.isMissed = false;
    if (status === 404) {
      log.debug(`trigger ${trigger.key} is gone`);
      registry.remove(trigger);
    } else if (status >= 400) {
      log.info(`Function trigger ${trigger.key} answered ${status} to the change of ${change.path}`);
    }
  }
}

/** About what an event keeps in memory. */
function sizeOf({ before, after }: Change): number {
  return (before ? roughSize(before) : 0) + (after ? roughSize(after) : 0);
}
