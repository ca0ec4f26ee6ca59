import type { Reader } from '../notifications/delivery';
import { CHANNELS } from '@carecircle/domain';
import { EVERYBODY } from '../notifications/audience';
import type { Notice, Reach } from '../notifications/fanout';
import type { NewDocument } from '../notifications/plan-page';
import { FANOUT_LEASE_MS, type FanoutPorts } from '../notifications/run-fanout';
import { NOON } from './builders';

export const notice: Notice = {
  type: 'REFILL_NEEDED',
  familyId: 'f1',
  recipientId: 'r1',
  medicationId: 'm1',
  params: { recipientName: 'Mom', medicationName: 'Donepezil', supply: 7 },
  tag: 'refill_m1',
  link: '/medications?family=f1&recipient=r1',
};

export const reader = (changes: Partial<Reader> = {}): Reader => ({
  email: 'claire@example.com',
  phone: '+12025550143',
  locale: 'en',
  preferences: { channels: { push: true, email: true, sms: false }, familyActivity: false, discreet: true },
  ...changes,
});

/** One fan-out to a family of so many members, in memory; its clock stands still unless it is moved. */
export class FakeFanouts implements FanoutPorts {
  nowMs = NOON;
  dueMs: number | null = NOON;
  readonly documents = new Map<string, NewDocument['data']>();
  readonly pages: number[] = [];
  readonly done: number[] = [];

  constructor(private readonly members: readonly string[]) {}

  now = () => this.nowMs;

  claimFanout = (): Promise<(Notice & Reach) | undefined> => {
    if (this.dueMs === null || this.dueMs > this.nowMs) return Promise.resolve(undefined);
    this.dueMs = this.nowMs + FANOUT_LEASE_MS;
    return Promise.resolve({ ...notice, audience: EVERYBODY, channels: [...CHANNELS] });
  };

  roles = () => Promise.resolve(Object.fromEntries(this.members.map((uid) => [uid, 'VIEWER' as const])));

  withoutNotification = (uids: readonly string[], id: string) =>
    Promise.resolve(uids.filter((uid) => !this.documents.has(`users/${uid}/notifications/${id}`)));

  readers = (uids: readonly string[]): Promise<ReadonlyMap<string, Reader>> =>
    Promise.resolve(new Map(uids.map((uid) => [uid, reader()])));

  writePage = (_: string, documents: readonly NewDocument[]): Promise<boolean> => {
    if (documents.some(({ path }) => this.documents.has(path))) return Promise.resolve(false);
    for (const { path, data } of documents) this.documents.set(path, data);
    this.pages.push(documents.length);
    if (this.dueMs !== null) this.dueMs = this.nowMs + FANOUT_LEASE_MS;
    return Promise.resolve(true);
  };

  finishFanout = () => {
    this.dueMs = null;
    return Promise.resolve();
  };

  reportDone = (_: string, members: number) => void this.done.push(members);

  /** How many documents a collection group holds. */
  count(kind: 'notifications' | 'deliveries'): number {
    return [...this.documents.keys()].filter((path) => path.includes(`${kind}/`)).length;
  }
}
