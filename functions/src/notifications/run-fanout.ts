import type { Role } from '@carecircle/domain';
import { uidsOf } from './audience';
import type { Reader } from './delivery';
import type { Notice, Reach } from './fanout';
import { MEMBERS_PER_PAGE, planPage, type NewDocument } from './plan-page';

/** How long a worker may be silent before another takes its fan-out over; each page prolongs it. */
export const FANOUT_LEASE_MS = 15_000;

/** How often a page is planned anew because another worker was faster with part of it. */
const MAX_COLLISIONS = 5;

export interface FanoutPorts {
  /** Takes the fan-out up if it is due, for as long as the lease lasts; undefined if it is done or in other hands. */
  claimFanout(fanoutId: string): Promise<(Notice & Reach) | undefined>;
  /** The members of the family by uid; none when the family was removed. */
  roles(familyId: string): Promise<Readonly<Record<string, Role>>>;
  /** Those of the people who do not have the notification yet. */
  withoutNotification(uids: readonly string[], notificationId: string): Promise<string[]>;
  readers(uids: readonly string[]): Promise<ReadonlyMap<string, Reader>>;
  /** Creates the documents, counts the members as notified and prolongs the lease, all at once; false if one existed. */
  writePage(fanoutId: string, documents: readonly NewDocument[], members: number): Promise<boolean>;
  finishFanout(fanoutId: string): Promise<void>;
  now(): number;
  reportDone(fanoutId: string, members: number): void;
}

/**
 * Gives everybody of the audience their notification and its deliveries, page by page. What is there already is left alone, so
 * it may be run again from the start at any time: after a kill, by two workers at once, or because its event came twice.
 */
export async function runFanout(fanoutId: string, ports: FanoutPorts): Promise<void> {
  const notice = await ports.claimFanout(fanoutId);
  if (notice === undefined) return;
  const people = uidsOf(notice.audience, await ports.roles(notice.familyId));
  for (let from = 0; from < people.length; from += MEMBERS_PER_PAGE) {
    await tellPage(fanoutId, notice, people.slice(from, from + MEMBERS_PER_PAGE), ports);
  }
  await ports.finishFanout(fanoutId);
  ports.reportDone(fanoutId, people.length);
}

async function tellPage(fanoutId: string, notice: Notice & Reach, page: readonly string[], ports: FanoutPorts): Promise<void> {
  for (let collisions = 0; collisions < MAX_COLLISIONS; collisions++) {
    const missing = await ports.withoutNotification(page, fanoutId);
    if (missing.length === 0) return;
    const documents = planPage(fanoutId, notice, missing, await ports.readers(missing), ports.now());
    if (await ports.writePage(fanoutId, documents, missing.length)) return;
  }
  throw new Error('another worker keeps writing the same page of the fan-out; it will be resumed');
}
