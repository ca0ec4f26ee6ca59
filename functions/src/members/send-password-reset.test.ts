import { paths } from '@carecircle/domain';
import type { MailDelivery } from '../notifications/delivery';
import { NOON } from '../testing/builders';
import { callerOf } from '../testing/fake-invitations';
import { FakeThrottle } from '../testing/fake-throttle';
import { FakeTrail } from '../testing/fake-trail';
import { sendPasswordReset, type PasswordResetPorts } from './send-password-reset';

function world() {
  const documents = new FakeTrail({
    [paths.family('f1')]: { name: 'Demo Family', roles: { claire: 'ADMIN', daniel: 'VIEWER' }, state: 'ACTIVE', deletedAt: null },
    [paths.member('f1', 'claire')]: { displayName: 'Claire' },
    [paths.member('f1', 'daniel')]: { displayName: 'Daniel' },
  });
  let ids = 0;
  const ports: PasswordResetPorts = {
    find: documents.find,
    add: documents.add,
    createIfAbsent: documents.createIfAbsent,
    throttle: new FakeThrottle(),
    addressOf: (uid) => Promise.resolve(uid === 'gone' ? undefined : `${uid}@example.com`),
    localeFor: () => Promise.resolve('en'),
    newId: () => `id${ids++}`,
    enqueue: () => Promise.resolve(),
    now: () => NOON,
  };
  const ask = (uid: string, by = 'claire') => sendPasswordReset({ familyId: 'f1', uid }, callerOf(by), ports);
  return { documents, ask };
}

const rejected = (reason: string) => expect.objectContaining({ details: expect.objectContaining({ reason }) as unknown });

test('an ADMIN has a link mailed to a member, who is told who asked; it is audited and names no secret (F5)', async () => {
  const { documents, ask } = world();
  await ask('daniel');
  expect(documents.in('deliveries')).toMatchObject([
    { mail: { template: 'PASSWORD_RESET_BY_ADMIN', to: 'daniel@example.com', params: { name: 'Daniel', actorName: 'Claire' } } },
  ] satisfies Partial<Record<keyof MailDelivery, unknown>>[]);
  expect(documents.in('fanouts')).toMatchObject([
    { type: 'PASSWORD_RESET_ASKED', audience: { of: 'PEOPLE', uids: ['daniel'] }, channels: [], params: { actorName: 'Claire' } },
  ]);
  expect(documents.in('families/f1/audit')).toMatchObject([
    { action: 'SEND_PASSWORD_RESET', actor: 'claire', path: 'families/f1/members/daniel' },
  ]);
});

test('nobody else asks for it, and for nobody outside the family', async () => {
  const { documents, ask } = world();
  await expect(ask('claire', 'daniel')).rejects.toEqual(rejected('NOT_ALLOWED'));
  await expect(ask('claire', 'mallory')).rejects.toEqual(rejected('NOT_ALLOWED'));
  await expect(ask('mallory')).rejects.toEqual(rejected('NOT_FOUND'));
  expect(documents.created).toEqual([]);
});

test('three a day for one person', async () => {
  const { ask } = world();
  for (let time = 0; time < 3; time++) await ask('daniel');
  await expect(ask('daniel')).rejects.toEqual(rejected('TOO_MANY_ATTEMPTS'));
});
