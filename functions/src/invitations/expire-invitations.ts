/** Most that one run closes; the next takes more. */
const PER_RUN = 500;

export interface ExpirePorts {
  /** Paths of invitations that wait for an answer though their time is over. */
  overdue(until: Date, limit: number): Promise<string[]>;
  /** Closes it, unless it was answered or sent again meanwhile. */
  expire(path: string, until: Date): Promise<void>;
  now(): number;
  reportExpired(invitations: number): void;
}

/** Each day: what nobody answered in time is over, and says so in the list. Accepting it was refused from the minute it ended. */
export async function expireInvitations(ports: ExpirePorts): Promise<void> {
  const now = new Date(ports.now());
  const paths = await ports.overdue(now, PER_RUN);
  for (const path of paths) await ports.expire(path, now);
  if (paths.length > 0) ports.reportExpired(paths.length);
}
