import { randomBytes } from 'node:crypto';
import { StatusError } from '../model';
import { LockTable, type Holder, type LockScope } from './lock-table';

const LOCK_TIMEOUT_MS = 2_000;
const EXPIRY_MS = 60_000;
const LONGEST_MS = 270_000;
const NONCE_BYTES = 8;
const ID_BYTES = 16;

/** One running transaction. Read-only ones see the state of a time, in microseconds. */
export interface Transaction {
  readonly id: Uint8Array;
  readonly readMicros: number | undefined;
  isActive: boolean;
}

/** Someone who waits until others have released their locks: a commit, or a first read behind a waiting commit. */
interface Waiter {
  readonly transaction: Transaction | undefined;
  /** What a waiting commit will change; empty for a read. */
  readonly paths: readonly string[];
  isBlocked(): boolean;
  resume(): void;
}

/**
 * The transactions of a database. Reads of a read-write transaction take shared locks; a commit of somebody else that
 * would change what they cover waits for them, 2 s at most. A transaction ends 60 s after its last use,
 * and 270 s after its begin however much it is used.
 */
export class Transactions {
  private readonly nonce = randomBytes(NONCE_BYTES);
  private counter = 0;
  private readonly active = new Map<number, { transaction: Transaction; expiry: NodeJS.Timeout; endsAt: number }>();
  private readonly locks = new LockTable();
  /** In the order of their coming. */
  private waiters: Waiter[] = [];

  /** @param expire is called to finish a transaction that was not used for too long */
  constructor(private readonly expire: (transaction: Transaction) => void) {}

  /** `readMicros` makes it read-only. */
  begin(readMicros: number | undefined): Transaction {
    const id = Buffer.alloc(ID_BYTES);
    this.nonce.copy(id);
    id.writeBigUInt64BE(BigInt(++this.counter), NONCE_BYTES);
    const transaction: Transaction = { id, readMicros, isActive: true };
    const expiry = setTimeout(() => this.expire(transaction), EXPIRY_MS).unref();
    this.active.set(this.counter, { transaction, expiry, endsAt: Date.now() + LONGEST_MS });
    return transaction;
  }

  /**
   * Finds a running transaction and lets it live longer. Throws INVALID_ARGUMENT for a foreign id, ABORTED for a
   * finished one.
   */
  use(id: Uint8Array): Transaction {
    const entry = this.active.get(this.numberOf(id));
    if (entry && Date.now() >= entry.endsAt) this.finish(entry.transaction);
    if (!entry?.transaction.isActive) throw expired();
    entry.expiry.refresh();
    return entry.transaction;
  }

  /** Ends a transaction, if it still runs. Throws INVALID_ARGUMENT for a foreign id. */
  rollback(id: Uint8Array): void {
    const entry = this.active.get(this.numberOf(id));
    if (entry) this.finish(entry.transaction);
  }

  /** Releases the locks and lets those proceed who waited for them. */
  finish(transaction: Transaction): void {
    if (!transaction.isActive) return;
    transaction.isActive = false;
    const number = this.numberOf(transaction.id);
    clearTimeout(this.active.get(number)?.expiry);
    this.active.delete(number);
    this.locks.release(transaction);
    this.wake();
  }

  /**
   * Takes a shared lock. A transaction's first read waits behind commits that wait to change what it covers, so that a
   * stream of readers cannot starve them; later reads never wait, hence cannot be part of a deadlock.
   */
  async lock(transaction: Transaction, scope: LockScope): Promise<void> {
    const isBlocked = (): boolean => {
      return !this.locks.holdsAny(transaction) && this.waiters.some(({ paths }) => paths.some(scope.covers));
    };
    await this.whenFree(transaction, [], isBlocked, () => this.locks.acquire(transaction, scope));
  }

  /** Whether nobody has locked one of these documents but the transaction itself. */
  mayChange(paths: readonly string[], transaction: Transaction | undefined): boolean {
    return this.locks.isEmpty || this.locks.blockers(paths, transaction).size === 0;
  }

  /**
   * Runs `change` as soon as `mayChange`. Throws ABORTED after 2 s of waiting, or at once when the others themselves
   * wait for this transaction.
   */
  async change<T>(paths: readonly string[], transaction: Transaction | undefined, change: () => T): Promise<T> {
    const blockers = this.locks.blockers(paths, transaction);
    if (transaction && this.waitsFor(blockers, transaction)) throw contention();
    return this.whenFree(transaction, paths, () => !this.mayChange(paths, transaction), change);
  }

  /** Whether one of these holders waits, directly or through others, for a transaction to finish. */
  private waitsFor(holders: Set<Holder>, transaction: Transaction, seen = new Set<Holder>()): boolean {
    for (const holder of holders) {
      if (holder === transaction) return true;
      if (seen.has(holder)) continue;
      seen.add(holder);
      const waiting = this.waiters.filter((waiter) => waiter.transaction === holder);
      if (waiting.some(({ paths }) => this.waitsFor(this.locks.blockers(paths, holder), transaction, seen)))
        return true;
    }
    return false;
  }

  /** Runs the action in the same turn in which it is found to be free, so that nobody can come between. */
  private async whenFree<T>(
    transaction: Transaction | undefined,
    paths: readonly string[],
    isBlocked: () => boolean,
    action: () => T,
  ): Promise<T> {
    if (!isBlocked()) return action();
    const waiter: Waiter = { transaction, paths, isBlocked, resume: () => undefined };
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      waiter.resume();
    }, LOCK_TIMEOUT_MS).unref();
    this.waiters.push(waiter);
    try {
      while (isBlocked()) {
        if (isLate) throw new StatusError('ABORTED', 'Transaction lock timeout.');
        await new Promise<void>((resolve) => (waiter.resume = resolve));
        if (transaction && !transaction.isActive) throw expired();
      }
      return action();
    } finally {
      clearTimeout(timer);
      this.waiters = this.waiters.filter((other) => other !== waiter);
      this.wake();
    }
  }

  private wake(): void {
    for (const waiter of this.waiters) {
      if (waiter.transaction?.isActive === false || !waiter.isBlocked()) waiter.resume();
    }
  }

  private numberOf(id: Uint8Array): number {
    if (id.length !== ID_BYTES) throw new StatusError('INVALID_ARGUMENT', 'Invalid transaction.');
    const bytes = Buffer.from(id.buffer, id.byteOffset, id.byteLength);
    const number = Number(bytes.readBigUInt64BE(NONCE_BYTES));
    if (!bytes.subarray(0, NONCE_BYTES).equals(this.nonce) || number === 0 || number > this.counter) {
      throw new StatusError('INVALID_ARGUMENT', 'Transaction is invalid or expired.');
    }
    return number;
  }
}

const expired = (): StatusError =>
  new StatusError('ABORTED', 'The referenced transaction has expired or is no longer valid.');

const contention = (): StatusError =>
  new StatusError('ABORTED', 'Too much contention on these documents. Please try again.');
