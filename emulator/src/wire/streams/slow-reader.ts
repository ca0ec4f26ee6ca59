import { StatusError } from '../../model';
import type { Timer, Timers } from '../timers';

/** What may wait for a client when it asks for more, before its stream is given up. */
export const MAX_QUEUED_BYTES = 64 * 1024 * 1024;

/** News are held back while more than this waits for a client, and told when less than the second figure is left. */
export const HOLD_ABOVE_BYTES = 1024 * 1024;
const GO_ON_BELOW_BYTES = 256 * 1024;

/** How often to look whether a client reads again: at first, and at most as rarely while it does not. */
const FIRST_LOOK_MS = 20;
const LONGEST_LOOK_MS = 1_000;

/** A client that takes nothing at all for this long is given up. */
export const STALL_LIMIT_MS = 60_000;

/** The part of a sink that tells how slow its reader is. */
interface Queue {
  readonly queuedBytes: number;
}

/**
 * Called before more is sent, so that one large answer to a reader that keeps up is never refused.
 * @throws StatusError RESOURCE_EXHAUSTED; clients come back later, with their resume tokens.
 */
export function assertReaderKeepsUp({ queuedBytes }: Queue): void {
  if (queuedBytes > MAX_QUEUED_BYTES) {
    throw new StatusError('RESOURCE_EXHAUSTED', `The client reads too slowly: ${queuedBytes} bytes wait for it.`);
  }
}

/** Says when news for one client must wait because it does not read what was sent. */
export class ReaderPace {
  private timer?: Timer;
  private fewestBytes = 0;
  private stalledMs = 0;
  private lookMs = FIRST_LOOK_MS;

  /** `goOn` is called when a client that was behind has caught up, `giveUp` when it takes nothing for too long. */
  constructor(
    private readonly queue: Queue,
    private readonly timers: Timers,
    private readonly goOn: () => void,
    private readonly giveUp: (error: StatusError) => void,
  ) {}

  /** Whether the client is behind; if so, one of the two callbacks will follow. */
  isBehind(): boolean {
    if (this.timer) return true;
    const waiting = this.queue.queuedBytes;
    if (waiting <= HOLD_ABOVE_BYTES) return false;
    this.fewestBytes = waiting;
    this.stalledMs = 0;
    this.lookMs = FIRST_LOOK_MS;
    this.lookLater();
    return true;
  }

  stop(): void {
    this.timer?.cancel();
    this.timer = undefined;
  }

  private lookLater(): void {
    this.timer = this.timers.after(this.lookMs, () => this.look());
  }

  private look(): void {
    this.timer = undefined;
    const waiting = this.queue.queuedBytes;
    if (waiting < GO_ON_BELOW_BYTES) return this.goOn();
    const moves = waiting < this.fewestBytes;
    this.stalledMs = moves ? 0 : this.stalledMs + this.lookMs;
    this.lookMs = moves ? FIRST_LOOK_MS : Math.min(2 * this.lookMs, LONGEST_LOOK_MS);
    this.fewestBytes = Math.min(this.fewestBytes, waiting);
    if (this.stalledMs < STALL_LIMIT_MS) return this.lookLater();
    this.giveUp(new StatusError('UNAVAILABLE', `The client has read nothing for ${STALL_LIMIT_MS / 1000} seconds.`));
  }
}
