import { countFailure, type Attempt, type CounterPorts } from './attempt';
import { logSignIn, type SignInLogPorts } from './sign-in-log';
import type { Limit } from '../throttle/counter';
import type { Throttle } from '../throttle/throttle';

/** Strangers who fail on purpose do not fill a mailbox with warnings about it. */
const WARNINGS: Limit = { name: 'sign-in-alarm', max: 3, windowMs: 24 * 3_600_000 };

export interface ReportFailurePorts extends CounterPorts, SignInLogPorts {
  throttle: Throttle;
  newId(): string;
  /** Has the owner of the address told, should there be one. */
  warnOwner(email: string): Promise<void>;
}

/** What the sign-in page tells: how long to wait before the next try. */
export interface FailureAnswer {
  waitSeconds: number;
}

/** Counts a sign-in that failed in the app. The same answer, by the same steps, for addresses with and without account (SEC-09). */
export async function reportFailure(attempt: Attempt, ports: ReportFailurePorts): Promise<FailureAnswer> {
  const [{ blockedUntil, alarming }] = await Promise.all([
    countFailure(attempt, ports),
    logSignIn(ports.newId(), attempt, { outcome: 'FAILURE', uid: null, method: 'password' }, ports),
  ]);
  if (alarming && (await ports.throttle.take([{ limit: WARNINGS, subject: attempt.email }], ports.now())).allowed) {
    await ports.warnOwner(attempt.email);
  }
  return { waitSeconds: Math.max(0, Math.ceil((blockedUntil - ports.now()) / 1000)) };
}
