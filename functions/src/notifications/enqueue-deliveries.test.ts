import { NOON } from '../testing/builders';
import { thrice } from '../testing/fake-documents';
import { enqueueDeliveries } from './enqueue-deliveries';

test('OPS-04: a notification queues each waiting delivery under one name, however often its event comes', async () => {
  const asked: (readonly string[])[] = [];
  const queued = new Set<string>();
  await thrice(() =>
    enqueueDeliveries('u1', 'n1', {
      pendingDeliveries: (ids) => {
        asked.push(ids);
        return Promise.resolve(ids.filter((id) => !id.endsWith('sms')));
      },
      enqueue: (id, occasion) => {
        queued.add(`${id} ${occasion}`);
        return Promise.resolve();
      },
      now: () => NOON,
    }),
  );
  expect(asked[0]).toEqual(['n1_u1_push', 'n1_u1_email', 'n1_u1_sms']);
  expect([...queued]).toEqual(['n1_u1_push first', 'n1_u1_email first']);
});
