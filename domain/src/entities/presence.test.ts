import { HEARTBEAT_MS, isOnline } from './presence';

const seen = (ms: number) => ({ seenAt: { toMillis: () => ms } });

test('a person is online until a beat and a half are missing', () => {
  expect(isOnline(seen(0), HEARTBEAT_MS)).toBe(true);
  expect(isOnline(seen(0), 1.5 * HEARTBEAT_MS)).toBe(false);
});

test('a person who never came or does not show it is not online', () => {
  expect([isOnline(undefined, 0), isOnline({ seenAt: null }, 0)]).toEqual([false, false]);
});
