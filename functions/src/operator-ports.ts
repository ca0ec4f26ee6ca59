import { randomUUID } from 'node:crypto';
import { getAuth } from 'firebase-admin/auth';
import { localeOf } from './account/owner-mail';
import { requestCodePorts } from './account-ports';
import { operatorAuth } from './adapters/operator-auth';
import { sweep } from './notifications/sweep';
import type { DeadLetterPorts } from './operators/dead-letters';
import type { FailuresPorts } from './operators/failures';
import type { FamilyPorts } from './operators/families';
import type { ReadTrailPorts } from './operators/read-trail';
import type { TrailPorts } from './operators/trail';
import type { UserPorts } from './operators/users';
import { app, auditPorts, database, enqueue, identity, now, once, sweepPorts, throttle } from './ports';
import { requestCode } from './registration/request-code';
import { endOtherSessions } from './sessions/end-sessions';
import { blockedUntil } from './sign-in/attempt';
import { decide } from './store/decide';
import { createIfAbsent, find } from './store/documents';
import { operatorStore } from './store/operator-store';
import { sessionStore } from './store/session-store';

/** Where the ports of the operators' console meet their adapters. */
const store = once(() => operatorStore(database(), now));
const accounts = once(() => operatorAuth(() => getAuth(app())));

const trail = once((): TrailPorts => ({
  decide: decide(database()),
  find: find(database()),
  createIfAbsent: createIfAbsent(database()),
  proofOf: identity().proofOf,
  throttle: throttle(),
  newId: randomUUID,
  now,
}));

export const userPorts = once((): UserPorts => {
  const sessions = sessionStore(database());
  return {
    ...trail(),
    ...accounts(),
    familiesOf: store().familiesOf,
    signInsOf: store().signInsOf,
    openSessions: async (uid) => (await sessions.openSessions(uid)).length,
    endSessions: (uid, reason) => endOtherSessions(uid, null, reason, { sessions, now }),
    blockedUntil: (email, origin) => blockedUntil({ email, origin }, trail()),
    requestCode: async ({ uid, email }) => requestCode(email, await localeOf(uid, trail()), requestCodePorts()),
  };
});

export const familyPorts = once((): FamilyPorts => ({
  ...trail(),
  add: auditPorts().add,
  accountWith: accounts().accountWith,
  accountsOf: accounts().accountsOf,
  familiesOf: store().familiesOf,
  familiesNamed: store().familiesNamed,
}));

export const failuresPorts = once((): FailuresPorts => ({ ...trail(), failedSignIns: store().failedSignIns, locks: store().locks }));

export const deadLetterPorts = once((): DeadLetterPorts => ({
  ...trail(),
  deadLetters: store().deadLetters,
  isDeadLetter: store().isDeadLetter,
  revive: store().revive,
  enqueue,
  sweep: () => sweep(sweepPorts()),
}));

export const readTrailPorts = once((): ReadTrailPorts => ({ ...trail(), trail: store().trail }));
