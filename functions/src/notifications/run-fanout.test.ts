import { FakeFanouts } from '../testing/fake-fanouts';
import { thrice } from '../testing/fake-documents';
import { FANOUT_LEASE_MS, runFanout } from './run-fanout';

const crowd = (size: number) => Array.from({ length: size }, (_, index) => `u${index}`);

test('OPS-04: a fan-out that is started three times tells each of 200 members once', async () => {
  const store = new FakeFanouts(crowd(200));
  await thrice(() => runFanout('n1', store));
  expect(store.count('notifications')).toBe(200);
  expect(store.count('deliveries')).toBe(400);
  expect(store.done).toEqual([200]);
});

test('a page never needs more than 200 writes, the note of progress included', async () => {
  const store = new FakeFanouts(crowd(200));
  await runFanout('n1', store);
  expect(store.pages.length).toBeGreaterThan(1);
  expect(Math.max(...store.pages) + 1).toBeLessThanOrEqual(200);
});

test('a fan-out whose worker was killed half-way is completed by another after the lease, not before', async () => {
  const store = new FakeFanouts(crowd(200));
  const write = store.writePage;
  store.writePage = async (...page) => {
    if (store.pages.length === 2) throw new Error('killed');
    return write(...page);
  };
  await expect(runFanout('n1', store)).rejects.toThrow('killed');
  store.writePage = write;
  const told = store.count('notifications');
  expect(told).toBeGreaterThan(0);

  await runFanout('n1', store);
  expect(store.count('notifications')).toBe(told);
  store.nowMs += FANOUT_LEASE_MS;
  await runFanout('n1', store);
  expect(store.count('notifications')).toBe(200);
  expect(store.done).toEqual([200]);
});

test('two workers that believe to be alone tell each member once', async () => {
  const store = new FakeFanouts(crowd(120));
  const claim = store.claimFanout;
  store.claimFanout = () => {
    store.dueMs = store.nowMs;
    return claim();
  };
  await Promise.all([runFanout('n1', store), runFanout('n1', store)]);
  expect(store.count('notifications')).toBe(120);
  expect(store.pages.reduce((sum, size) => sum + size, 0)).toBe(120 * 3);
});

test('a family without members is done at once', async () => {
  const store = new FakeFanouts([]);
  await runFanout('n1', store);
  expect(store.done).toEqual([0]);
});
