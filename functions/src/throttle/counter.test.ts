import { charged, type Counter } from './counter';

const limit = { name: 'tries', max: 3, windowMs: 1_000 };

function charge(times: number, nowMs: number, counter?: Counter): Counter | undefined {
  for (let time = 0; time < times; time++) {
    const result = charged(counter, limit, nowMs);
    if (result.allowed) counter = result.counter;
  }
  return counter;
}

test('so many times pass in a window, the next has to wait for its end', () => {
  const full = charge(3, 0);
  expect(full).toEqual({ count: 3, until: 1_000 });
  expect(charged(full, limit, 400)).toEqual({ allowed: false, retryAfterMs: 600 });
});

test('the end of the window begins a new count', () => {
  expect(charged(charge(3, 0), limit, 1_000)).toEqual({ allowed: true, counter: { count: 1, until: 2_000 } });
});

test('attempts that are refused do not prolong the wait', () => {
  expect(charge(9, 500, charge(3, 0))).toEqual({ count: 3, until: 1_000 });
});
