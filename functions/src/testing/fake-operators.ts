import type { FamilySummary } from '@carecircle/domain';
import type { Account } from '../adapters/operator-auth';
import type { Caller } from '../calls/callable';
import type { Data } from '../events/document-change';
import type { FamilyPorts } from '../operators/families';
import type { UserPorts } from '../operators/users';
import { FakeStore } from './fake-store';
import { FakeThrottle } from './fake-throttle';

export const ACT_ID = '3f6c1d1e-8a57-4c4b-9d2b-0f0e5a1b2c3d';

/** The world as operators meet it: accounts, families, their trail. Instants come back as the database hands them out. */
export class FakeOperators extends FakeStore implements UserPorts, FamilyPorts {
  readonly accounts = new Map<string, Account>();
  readonly ended: string[] = [];
  readonly codes: string[] = [];
  codeAnswer = { sent: true, waitSeconds: 60 };
  throttle = new FakeThrottle();
  private ids = 0;

  /** The operator who asks, just signed in. */
  get caller(): Caller {
    return {
      uid: 'olga',
      email: 'olga@example.com',
      name: 'Olga',
      isEmailVerified: true,
      isOperator: true,
      hasSecondStep: false,
      signedInAt: this.nowMs,
      sid: 's1',
      origin: '192.0.2.1',
    };
  }

  person(uid: string, changes: Partial<Account> = {}): void {
    const account = { uid, email: `${uid}@example.com`, isVerified: true, isSuspended: false, isOperator: false, createdAt: 0, lastSignInAt: null };
    this.accounts.set(uid, { ...account, ...changes });
  }

  get trail(): Data[] {
    return this.below('operatorTrail/').map((path) => this.documents.get(path) ?? {});
  }

  override createIfAbsent = (path: string, data: object): Promise<boolean> => {
    if (this.documents.has(path)) return Promise.resolve(false);
    const stored = Object.entries(data).map(([key, value]) => [key, value instanceof Date ? { toMillis: () => value.getTime() } : (value as unknown)]);
    this.documents.set(path, Object.fromEntries(stored) as Data);
    return Promise.resolve(true);
  };

  newId = () => `id-${++this.ids}`;
  proofOf = () => Promise.resolve(undefined);
  add: FamilyPorts['add'] = async (path, entry) => void (await this.createIfAbsent(path, entry));
  accountOf = (uid: string) => Promise.resolve(this.accounts.get(uid));
  accountWith = (email: string) => Promise.resolve([...this.accounts.values()].find((account) => account.email === email));
  accountsOf = (uids: readonly string[]) => Promise.resolve(new Map([...this.accounts].filter(([uid]) => uids.includes(uid))));
  setSuspended = (uid: string, isSuspended: boolean) => Promise.resolve(this.person(uid, { ...this.accounts.get(uid), isSuspended }));
  revokeTokens = (uid: string) => Promise.resolve(void this.ended.push(`${uid} tokens`));
  endSessions = (uid: string, reason: string) => Promise.resolve(void this.ended.push(`${uid} ${reason}`));
  openSessions = () => Promise.resolve(1);
  familiesOf = (): Promise<FamilySummary[]> => Promise.resolve([]);
  familiesNamed = (): Promise<FamilySummary[]> => Promise.resolve([]);
  signInsOf = () => Promise.resolve([{ outcome: 'FAILURE' as const, origin: '192.0.2.9', at: this.nowMs }]);
  blockedUntil = () => Promise.resolve(0);
  requestCode = ({ email }: Account) => Promise.resolve((this.codes.push(email), this.codeAnswer));
}
