import { randomUUID } from 'node:crypto';
import type { Log } from '../service/log';
import type { Commit, Database } from '../store/types';
import { DeliveryQueue } from './delivery-queue';
import { eventRequest, type FirestoreEvent } from './payload';
import type { Poster } from './post';
import type { TriggerRegistry } from './registry';

/** The Functions emulator starts a process for each event that a function handles at a time: more than a few stall a machine. */
const CONCURRENT_DELIVERIES = 6;

/**
 * How long to wait before each further attempt to reach a Functions emulator that is still starting: two minutes in
 * all.
 */
const RETRY_DELAYS_MS = [100, 200, 400, 800, 1500, 3000, ...Array.from({ length: 23 }, () => 5000)];

export interface DispatcherOptions {
  registry: TriggerRegistry;
  poster: Poster;
  log: Log;
  sleep(ms: number): Promise<void>;
}

/**
 * Brings the changes of each commit to the functions that wait for them: after the commit and beside it, for one
 * trigger in order of the commits of each document. What a function answers is final; only a host that does not
 * answer is tried again.
 */
export class EventDispatcher {
  private readonly queue = new DeliveryQueue(CONCURRENT_DELIVERIES);
  private closed = false;

  constructor(private readonly options: DispatcherOptions) {}

  /** Takes up a commit's changes; returns at once. */
  dispatch(database: Database, commit: Commit): void {
    for (const change of commit.changes) {
      for (const trigger of this.options.registry.concernedBy(database.project, database.id, change)) {
        const event = { id: randomUUID(), trigger, root: database.documentsRoot, commit, change };
        this.queue.add(`${trigger.project} ${trigger.key} ${event.root}/${change.path}`, () => this.deliver(event));
      }
    }
  }

  close(): void {
    this.closed = true;
    this.queue.clear();
    this.options.poster.close();
  }

  private async deliver(event: FirestoreEvent): Promise<void> {
    const { trigger } = event;
    const path = `/functions/projects/${trigger.project}/triggers/${trigger.key}`;
    const { contentType, body } = eventRequest(event);
    for (const delay of [...RETRY_DELAYS_MS, undefined]) {
      if (this.closed) return;
      try {
        this.onAnswer(event, await this.options.poster.post(path, contentType, body));
        return;
      } catch (error) {
        if (this.closed) return;
        if (delay === undefined) {
          this.options.log.error(
            `An event for ${trigger.key} could not be delivered: the Functions emulator is gone`,
            error,
          );
          return;
        }
        await this.options.sleep(delay);
      }
    }
  }

  private onAnswer({ trigger, change }: FirestoreEvent, status: number): void {
    const { log, registry } = this.options;
    if (status === 404) {
      log.debug(`trigger ${trigger.key} is gone`);
      registry.remove(trigger);
    } else if (status >= 400) {
      log.info(`Function trigger ${trigger.key} answered ${status} to the change of ${change.path}`);
    }
  }
}
