import { paths, type SessionEnd } from '@carecircle/domain';

/** Sessions of a person that are not over, by id. */
export interface SessionStore {
  openSessions(uid: string): Promise<string[]>;
  /** Marks them all as ended, in one step; those that are over keep their end. */
  endSessions(uid: string, sids: readonly string[], reason: SessionEnd, at: Date): Promise<void>;
}

/** Ends every session of a person but one: their tokens open nothing from now on. @param keep the session that goes on; null for none */
export async function endOtherSessions(
  uid: string,
  keep: string | null,
  reason: SessionEnd,
  { sessions, now }: { sessions: SessionStore; now(): number },
): Promise<void> {
  const others = (await sessions.openSessions(uid)).filter((sid) => sid !== keep);
  if (others.length > 0) await sessions.endSessions(uid, others, reason, new Date(now()));
}

/** A session as a trigger sees it change: has it just ended? Its device then gets no pushes any more. */
export async function onSessionEnded(
  { uid, before, after }: { uid: string; before: SessionState | undefined; after: SessionState | undefined },
  ports: { forgetPushes(path: string): Promise<void> },
): Promise<void> {
  if (after === undefined || after.endedAt === null || before?.endedAt !== null) return;
  // A newer sign-in of the same device goes on getting them.
  if (after.deviceId === '' || after.endReason === 'REPLACED' || after.endReason === 'CONFIRMATION') return;
  await ports.forgetPushes(paths.device(uid, after.deviceId));
}

export interface SessionState {
  deviceId: string;
  endedAt: unknown;
  endReason: SessionEnd | null;
}
