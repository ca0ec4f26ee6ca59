import { FakeThrottle } from '../testing/fake-throttle';
import { charge } from './throttle';

const byFamily = { name: 'family', max: 10, windowMs: 1_000 };
const byOrigin = { name: 'origin', max: 1, windowMs: 5_000 };

test('a call beyond a limit is refused with the time to wait, rounded up to seconds', async () => {
  const throttle = new FakeThrottle();
  const charges = [
    { limit: byFamily, subject: 'f1' },
    { limit: byOrigin, subject: '192.0.2.1' },
  ];
  await charge(throttle, charges, 0);
  await expect(charge(throttle, charges, 100)).rejects.toMatchObject({
    code: 'resource-exhausted',
    details: { reason: 'TOO_MANY_ATTEMPTS', retryAfterSeconds: 5 },
  });
  await charge(throttle, [{ limit: byOrigin, subject: '192.0.2.2' }], 100);
});

test('after a success the count begins anew', async () => {
  const throttle = new FakeThrottle();
  const charges = [{ limit: byOrigin, subject: 'x' }];
  await charge(throttle, charges, 0);
  await throttle.forget(charges);
  await charge(throttle, charges, 1);
});
