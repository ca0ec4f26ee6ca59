import type { UserActInput } from '@carecircle/domain';
import { thrice } from '../testing/fake-documents';
import { ACT_ID, FakeOperators } from '../testing/fake-operators';
import { actOnUser, findUser } from './users';

const reason = (word: string) => expect.objectContaining({ details: expect.objectContaining({ reason: word }) as object });

function setUp(): FakeOperators {
  const world = new FakeOperators();
  world.person('olga', { isOperator: true });
  world.person('claire');
  return world;
}

const order = (act: UserActInput['act'], uid = 'claire'): UserActInput => ({ actId: ACT_ID, act, uid, reason: 'stolen account' });

test('PRV-02: a person is found by address or uid, and shown with a masked address', async () => {
  const world = setUp();
  const byAddress = await findUser({ query: 'Claire@Example.com' }, world.caller, world);
  expect(byAddress).toMatchObject({ uid: 'claire', email: 'cl*****@example.com', openSessions: 1 });
  expect(await findUser({ query: 'claire' }, world.caller, world)).toEqual(byAddress);
  expect(await findUser({ query: 'nobody@example.com' }, world.caller, world)).toBeNull();
  expect(JSON.stringify(world.trail)).not.toContain('claire@');
  expect(world.trail.map(({ subject }) => subject)).toEqual(['claire', 'claire', '']);
});

test('OPS-04: a suspension closes the way in first, then ends what is open, and asked for thrice it is the same', async () => {
  const world = setUp();
  await thrice(() => actOnUser(order('SUSPEND_USER'), world.caller, world));
  expect(world.accounts.get('claire')?.isSuspended).toBe(true);
  expect(world.ended.slice(0, 2)).toEqual(['claire SUSPENDED', 'claire tokens']);
  expect(world.trail).toHaveLength(1);
});

test('a person is let in again, or signed out everywhere', async () => {
  const world = setUp();
  world.person('claire', { isSuspended: true });
  await actOnUser(order('REACTIVATE_USER'), world.caller, world);
  expect(world.accounts.get('claire')?.isSuspended).toBe(false);
  expect(world.ended).toEqual([]);
  await actOnUser({ ...order('REVOKE_SESSIONS'), actId: ACT_ID.replace('3', '4') }, world.caller, world);
  expect(world.ended).toEqual(['claire REVOKED', 'claire tokens']);
});

test('nobody acts on themselves, on a peer or on nobody', async () => {
  const world = setUp();
  world.person('oscar', { isOperator: true });
  for (const uid of ['olga', 'oscar']) await expect(actOnUser(order('SUSPEND_USER', uid), world.caller, world)).rejects.toEqual(reason('NOT_ALLOWED'));
  await expect(actOnUser(order('SUSPEND_USER', 'nobody'), world.caller, world)).rejects.toEqual(reason('NOT_FOUND'));
  expect(world.trail.map(({ refused }) => refused)).toEqual(['NOT_ALLOWED', 'NOT_ALLOWED', 'NOT_FOUND']);
});

test('a code is mailed again to an address that waits to be proven, once a minute', async () => {
  const world = setUp();
  await expect(actOnUser(order('RESEND_VERIFICATION'), world.caller, world)).rejects.toEqual(reason('NOTHING_TO_DO'));
  world.person('claire', { isVerified: false });
  await actOnUser(order('RESEND_VERIFICATION'), world.caller, world);
  world.codeAnswer = { sent: false, waitSeconds: 42 };
  await actOnUser(order('RESEND_VERIFICATION'), world.caller, world);
  const anew = { ...order('RESEND_VERIFICATION'), actId: ACT_ID.replace('3', '4') };
  await expect(actOnUser(anew, world.caller, world)).rejects.toMatchObject({ details: { reason: 'TOO_MANY_ATTEMPTS', retryAfterSeconds: 42 } });
  expect(world.codes).toEqual(Array(3).fill('claire@example.com'));
});
