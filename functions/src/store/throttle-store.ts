import { createHash } from 'node:crypto';
import { paths } from '@carecircle/domain';
import { Timestamp, type DocumentSnapshot, type Firestore } from 'firebase-admin/firestore';
import { charged, type Counter } from '../throttle/counter';
import type { Charge, Throttle } from '../throttle/throttle';

/**
 * Counters in `throttles/{digest}`, server only. Addresses and origins are kept as digests, and expired counters are removed
 * by the database itself (a TTL policy on `expiresAt`).
 */
export function throttleStore(db: Firestore): Throttle {
  const refOf = (charge: Charge) => db.doc(paths.throttle(idOf(charge)));
  return {
    take: (charges, nowMs) =>
      db.runTransaction(async (transaction) => {
        const refs = charges.map(refOf);
        const counters = (await transaction.getAll(...refs)).map(counterOf);
        const results = charges.map(({ limit }, index) => charged(counters[index], limit, nowMs));
        const waits = results.flatMap((result) => (result.allowed ? [] : [result.retryAfterMs]));
        if (waits.length > 0) return { allowed: false, retryAfterMs: Math.max(...waits) };
        results.forEach((result, index) => {
          const ref = refs[index];
          if (!result.allowed || ref === undefined) return;
          const { count, until } = result.counter;
          transaction.set(ref, { limit: charges[index]?.limit.name, count, expiresAt: Timestamp.fromMillis(until) });
        });
        return { allowed: true };
      }),
    giveBack: (charges) =>
      db.runTransaction(async (transaction) => {
        const snapshots = await transaction.getAll(...charges.map(refOf));
        for (const { ref, count } of counted(snapshots)) transaction.update(ref, { count: count - 1 });
      }),
    forget: async (charges) => {
      const batch = db.batch();
      for (const charge of charges) batch.delete(refOf(charge));
      await batch.commit();
    },
  };
}

const counted = (snapshots: readonly DocumentSnapshot[]) =>
  snapshots.flatMap((snapshot) => {
    const counter = counterOf(snapshot);
    return counter === undefined || counter.count === 0 ? [] : [{ ref: snapshot.ref, count: counter.count }];
  });

const idOf = ({ limit, subject }: Charge): string => createHash('sha256').update(`${limit.name} ${subject}`).digest('hex').slice(0, 40);

function counterOf(snapshot: DocumentSnapshot): Counter | undefined {
  const count: unknown = snapshot.get('count');
  const expiresAt: unknown = snapshot.get('expiresAt');
  return typeof count === 'number' && expiresAt instanceof Timestamp ? { count, until: expiresAt.toMillis() } : undefined;
}
