import { charged, type Counter } from '../throttle/counter';
import type { Charge, Throttle } from '../throttle/throttle';

/** Counters in memory. */
export class FakeThrottle implements Throttle {
  private readonly counters = new Map<string, Counter>();

  take = (charges: readonly Charge[], nowMs: number) => {
    const results = charges.map((charge) => ({ id: idOf(charge), ...charged(this.counters.get(idOf(charge)), charge.limit, nowMs) }));
    const waits = results.flatMap((result) => (result.allowed ? [] : [result.retryAfterMs]));
    if (waits.length > 0) return Promise.resolve({ allowed: false as const, retryAfterMs: Math.max(...waits) });
    for (const result of results) if (result.allowed) this.counters.set(result.id, result.counter);
    return Promise.resolve({ allowed: true as const });
  };

  giveBack = (charges: readonly Charge[]) => {
    for (const charge of charges) {
      const counter = this.counters.get(idOf(charge));
      if (counter) this.counters.set(idOf(charge), { ...counter, count: counter.count - 1 });
    }
    return Promise.resolve();
  };

  forget = (charges: readonly Charge[]) => {
    for (const charge of charges) this.counters.delete(idOf(charge));
    return Promise.resolve();
  };
}

const idOf = ({ limit, subject }: Charge) => `${limit.name} ${subject}`;
