import type { Functions, TaskOptions } from 'firebase-admin/functions';
import { deliverQueue } from './task-queue';

const NOW = Date.UTC(2026, 10, 23, 12);

function queueThat(enqueue: (data: unknown, options?: TaskOptions) => Promise<void>) {
  const names: string[] = [];
  const functions = {
    taskQueue: (name: string) => {
      names.push(name);
      return { enqueue };
    },
  } as unknown as Functions;
  return { names, enqueue: deliverQueue(() => functions, () => 'europe-west1', () => NOW) };
}

test('a task is named after delivery and occasion, in characters that Cloud Tasks takes', async () => {
  const seen: (TaskOptions & { id?: string })[] = [];
  const { names, enqueue } = queueThat((data, options) => {
    expect(data).toEqual({ deliveryId: 'refill_m1_m1_2026-11-23T08:00_u1_sms' });
    seen.push({ ...options });
    return Promise.resolve();
  });
  for (const occasion of ['first', 'first', 'retry-1']) {
    await enqueue('refill_m1_m1_2026-11-23T08:00_u1_sms', occasion, new Date(NOW));
  }
  const ids = seen.map(({ id }) => id ?? '');
  expect(names[0]).toBe('locations/europe-west1/functions/deliver');
  expect(ids[0]).toMatch(/^[A-Za-z0-9_-]{1,500}$/);
  expect(ids[0]).toBe(ids[1]);
  expect(ids[0]).not.toBe(ids[2]);
});

test('a task for later is scheduled, one for now is not', async () => {
  const seen: (TaskOptions | undefined)[] = [];
  const { enqueue } = queueThat((_, options) => {
    seen.push(options);
    return Promise.resolve();
  });
  await enqueue('d1', 'first', new Date(NOW));
  await enqueue('d1', 'retry-1', new Date(NOW + 10_000));
  expect(seen[0]).not.toHaveProperty('scheduleTime');
  expect(seen[1]).toMatchObject({ scheduleTime: new Date(NOW + 10_000) });
});

test('queueing a task that is queued already is no error, any other failure is one', async () => {
  const failing = (code: string) => queueThat(() => Promise.reject(Object.assign(new Error(code), { code })));
  await failing('functions/task-already-exists').enqueue('d1', 'first', new Date(NOW));
  await expect(failing('functions/permission-denied').enqueue('d1', 'first', new Date(NOW))).rejects.toThrow('permission');
});
