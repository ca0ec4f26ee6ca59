import { FakeOperators } from '../testing/fake-operators';
import { listFailures, type FailedSignIn } from './failures';

const entry = (origin: string, emailDigest: string, at: number, uid: string | null = null): FailedSignIn => ({
  outcome: uid === null ? 'FAILURE' : 'LOCKED',
  uid,
  emailDigest,
  origin,
  at,
});

test('failures are told by origin, the busiest first, and who was locked out', async () => {
  const world = new FakeOperators();
  const entries = [entry('a', 'x', 9), entry('b', 'x', 8), entry('b', 'y', 7), entry('b', 'y', 6, 'claire')];
  const view = await listFailures(world.caller, { ...world, failedSignIns: () => Promise.resolve(entries), locks: () => Promise.resolve(1) });
  expect(view).toEqual({
    origins: [
      { origin: 'b', failures: 3, addresses: 2, lastAt: 8 },
      { origin: 'a', failures: 1, addresses: 1, lastAt: 9 },
    ],
    lockOuts: [{ uid: 'claire', origin: 'b', at: 6 }],
    locks: 1,
  });
  expect(world.trail).toMatchObject([{ act: 'LIST_FAILURES' }]);
});
