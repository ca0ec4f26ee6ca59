import { DeliveryQueue } from './delivery-queue';

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

describe('DeliveryQueue', () => {
  it('runs the jobs of one lane one after the other', async () => {
    const { started, job, end } = manualJobs();
    const queue = new DeliveryQueue(10);
    queue.add('a', job('a1'));
    queue.add('a', job('a2'));
    queue.add('b', job('b1'));
    expect(started).toEqual(['a1', 'b1']);
    await end('a1');
    expect(started).toEqual(['a1', 'b1', 'a2']);
  });

  it('runs no more jobs at once than it may, and lets every lane have its turn', async () => {
    const { started, job, end } = manualJobs();
    const queue = new DeliveryQueue(2);
    for (const name of ['a1', 'a2', 'b1', 'c1']) queue.add(name.charAt(0), job(name));
    expect(started).toEqual(['a1', 'b1']);
    await end('a1');
    expect(started).toEqual(['a1', 'b1', 'c1']);
    await end('b1');
    expect(started).toEqual(['a1', 'b1', 'c1', 'a2']);
  });

  it('begins nothing more once it is cleared', async () => {
    const { started, job, end } = manualJobs();
    const queue = new DeliveryQueue(1);
    queue.add('a', job('a1'));
    queue.add('b', job('b1'));
    queue.clear();
    await end('a1');
    expect(started).toEqual(['a1']);
    queue.add('a', job('a2'));
    expect(started).toEqual(['a1', 'a2']);
  });
});
