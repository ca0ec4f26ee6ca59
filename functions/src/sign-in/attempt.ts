import { paths } from '@carecircle/domain';
import type { Decide } from '../store/decide';
import { digest } from './digest';
import { afterFailure, ADDRESS, isBlocked, ORIGIN, PAIR, reachesLimit, type Failures, type Limit } from './failures';

/** Somebody who tries to sign in. */
export interface Attempt {
  email: string;
  /** The network that it comes from. */
  origin: string;
}

export interface CounterPorts {
  decide: Decide;
  now(): number;
}

const counters = ({ email, origin }: Attempt) => ({
  pair: paths.signInFailures(digest('pair', email, origin)),
  origin: paths.signInFailures(digest('origin', origin)),
  address: paths.signInFailures(digest('address', email)),
});

/** Until when this attempt is blocked, in epoch milliseconds; 0 when it is not. */
export async function blockedUntil(attempt: Attempt, { decide, now }: CounterPorts): Promise<number> {
  const { pair, origin } = counters(attempt);
  const read = (path: string) => decide(path, (data) => ({ result: data as Failures | undefined }));
  const found = await Promise.all([read(pair), read(origin)]);
  return Math.max(0, ...found.filter((failures) => isBlocked(failures, now())).map((failures) => failures?.blockedUntil ?? 0));
}

/** What a failure led to. */
export interface Consequence {
  /** Epoch milliseconds; 0 when the next try may follow at once. */
  blockedUntil: number;
  /** This very failure locked the way of this address from this origin, or made the failures from everywhere too many. */
  alarming: boolean;
}

/** Counts a failure. Whether the address has an account makes no difference (SEC-09). */
export async function countFailure(attempt: Attempt, { decide, now }: CounterPorts): Promise<Consequence> {
  const nowMs = now();
  const count = (path: string, limit: Limit) =>
    decide(path, (data) => {
      const before = data as Failures | undefined;
      const after = afterFailure(before, limit, nowMs);
      const expireAt = new Date(Math.max(after.firstAt + limit.windowMs, after.blockedUntil));
      return { write: { ...after, expireAt }, result: { after, reached: reachesLimit(before, after, limit) } };
    });
  const { pair, origin, address } = counters(attempt);
  const [ofPair, ofOrigin, ofAddress] = await Promise.all([count(pair, PAIR), count(origin, ORIGIN), count(address, ADDRESS)]);
  const until = Math.max(ofPair.after.blockedUntil, ofOrigin.after.blockedUntil);
  return { blockedUntil: until > nowMs ? until : 0, alarming: ofPair.reached || ofAddress.reached };
}

/** A success clears what its address failed from its origin; the other counters go on: they are not about this person alone. */
export async function clearFailures(attempt: Attempt, { decide }: CounterPorts): Promise<void> {
  await decide(counters(attempt).pair, (data) => (data === undefined ? { result: undefined } : { write: null, result: undefined }));
}
