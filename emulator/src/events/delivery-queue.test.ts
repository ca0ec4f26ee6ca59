import { DeliveryQueue, type QueueLimits } from './delivery-queue';

/** Jobs that end when they are told to. */
function manualJobs() {
  const started: string[] = [];
  const finish = new Map<string, () => void>();
  const job = (name: string) => (): Promise<void> => {
    started.push(name);
    return new Promise((resolve) => finish.set(name, resolve));
  };
  const end = async (name: string): Promise<void> => {
    finish.get(name)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { started, job, end };
}

const roomy = (concurrency: number): QueueLimits => ({ concurrency, waitingJobs: 100, waitingBytes: 100 });

describe('DeliveryQueue', () => {
  it('runs the jobs of one lane one after the other', async () => {
    const { started, job, end } = manualJobs();
    const queue = new DeliveryQueue(roomy(10));
    queue.add('a', 1, job('a1'));
    queue.add('a', 1, job('a2'));
    queue.add('b', 1, job('b1'));
    expect(started).toEqual(['a1', 'b1']);
    await end('a1');
    expect(started).toEqual(['a1', 'b1', 'a2']);
  });

  it('runs no more jobs at once than it may, and lets every lane have its turn', async () => {
    const { started, job, end } = manualJobs();
    const queue = new DeliveryQueue(roomy(2));
    for (const name of ['a1', 'a2', 'b1', 'c1']) queue.add(name.charAt(0), 1, job(name));
    expect(started).toEqual(['a1', 'b1']);
    await end('a1');
    expect(started).toEqual(['a1', 'b1', 'c1']);
    await end('b1');
    expect(started).toEqual(['a1', 'b1', 'c1', 'a2']);
  });

  it('begins nothing more once it is cleared', async () => {
    const { started, job, end } = manualJobs();
    const queue = new DeliveryQueue(roomy(1));
    queue.add('a', 1, job('a1'));
    queue.add('b', 1, job('b1'));
    queue.clear();
    await end('a1');
    expect(started).toEqual(['a1']);
    queue.add('a', 1, job('a2'));
    expect(started).toEqual(['a1', 'a2']);
  });

  it('refuses what is more than may wait, and what waits keeps its order', async () => {
    const { started, job, end } = manualJobs();
    const queue = new DeliveryQueue({ concurrency: 1, waitingJobs: 2, waitingBytes: 100 });
    const taken = ['a1', 'a2', 'b1', 'a3'].map((name) => queue.add(name.charAt(0), 1, job(name)));
    expect(taken).toEqual([true, true, true, false]);
    expect(queue.size).toBe(3);
    await end('a1');
    expect(queue.add('a', 1, job('a4'))).toBe(true);
    for (const name of ['b1', 'a2', 'a4']) await end(name);
    expect(started).toEqual(['a1', 'b1', 'a2', 'a4']);
    expect(queue.size).toBe(0);
  });

  it('bounds the bytes that wait, not those that run', async () => {
    const { job, end } = manualJobs();
    const queue = new DeliveryQueue({ concurrency: 1, waitingJobs: 100, waitingBytes: 10 });
    expect(queue.add('a', 11, job('a1'))).toBe(false);
    expect(queue.add('a', 10, job('a1'))).toBe(true);
    expect(queue.add('a', 6, job('a2'))).toBe(true);
    expect(queue.add('b', 5, job('b1'))).toBe(false);
    expect(queue.add('b', 4, job('b1'))).toBe(true);
    queue.clear();
    expect(queue.add('a', 10, job('a3'))).toBe(true);
    await end('a1');
    await end('a3');
    expect(queue.size).toBe(0);
  });
});
