import { paths, type Family, type Invitation, type Member } from '@carecircle/domain';
import type { Caller } from '../calls/callable';
import type { AnswerPorts } from '../invitations/answer-invitation';
import type { InvitationStore, InvitationTransaction } from '../invitations/invitation-store';
import type { StoredSecret } from '../invitations/secret';
import type { SendInvitationPorts } from '../invitations/send-invitation';
import { at, NOON } from './builders';
import { FakeThrottle } from './fake-throttle';

type Stored = Record<string, Record<string, unknown>>;

/** A family of an ADMIN and a VIEWER, and what happens to its invitations, in memory. A transaction that throws writes nothing. */
export class FakeInvitations implements SendInvitationPorts, AnswerPorts {
  nowMs = NOON;
  stored: Stored = {
    [paths.family('f1')]: { name: 'Demo Family', roles: { claire: 'ADMIN', daniel: 'VIEWER' }, memberIds: ['claire', 'daniel'], state: 'ACTIVE', deletedAt: null },
    [paths.member('f1', 'claire')]: { displayName: 'Claire', email: 'claire@example.com', deletedAt: null },
    [paths.member('f1', 'daniel')]: { displayName: 'Daniel', email: 'daniel@example.com', deletedAt: null },
  };
  readonly queued: string[] = [];
  readonly throttle = new FakeThrottle();
  families = 0;

  now = () => this.nowMs;
  localeFor = () => Promise.resolve('fr' as const);
  enqueue = (id: string) => {
    this.queued.push(id);
    return Promise.resolve();
  };

  get<T>(path: string): T {
    return this.stored[path] as T;
  }

  readonly store: InvitationStore = {
    transact: async (run) => {
      const draft = copy(this.stored);
      const result = await run(this.within(draft));
      this.stored = draft;
      return result;
    },
    secret: (hash) => Promise.resolve(this.stored[paths.invitationSecret(hash)] as unknown as StoredSecret | undefined),
    newId: () => `i${Object.keys(this.stored).length}`,
    familiesOf: () => Promise.resolve(this.families),
  };

  private within(draft: Stored): InvitationTransaction {
    const read = <T>(path: string) => Promise.resolve(draft[path] as T | undefined);
    return {
      family: (id) => read<Family>(paths.family(id)),
      member: (id, uid) => read<Member>(paths.member(id, uid)),
      memberByEmail: (id, email) => {
        const found = Object.entries(draft).find(
          ([path, data]) => path.startsWith(`${paths.members(id)}/`) && data['email'] === email && data['deletedAt'] === null,
        );
        return Promise.resolve(found?.[0].split('/').at(-1));
      },
      invitation: (id, invitationId) => read<Invitation>(paths.invitation(id, invitationId)),
      profile: () => Promise.resolve({ displayName: 'Jane Doe', phone: '' }),
      put: (path, data) => void (draft[path] = asStored(data)),
      update: (path, changes) => void (draft[path] = { ...draft[path], ...asStored(changes) }),
    };
  }
}

const copy = (stored: Stored): Stored => Object.fromEntries(Object.entries(stored).map(([path, data]) => [path, { ...data }]));

/** Dates come back from the database as instants. */
const asStored = (data: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(data).map(([key, value]) => [key, value instanceof Date ? at((value.getTime() - NOON) / 60_000) : value]));

export const callerOf = (uid: string, changes: Partial<Caller> = {}): Caller => ({
  uid,
  email: `${uid}@example.com`,
  name: '',
  isEmailVerified: true,
  isOperator: false,
  hasSecondStep: false,
  sid: 'sid-1',
  signedInAt: NOON,
  origin: '192.0.2.1',
  ...changes,
});
