import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exclusively } from './exclusive.mjs';

const NOBODY = 2 ** 22 + 1;

describe('exclusively', () => {
  let folder: string;
  let lock: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'exclusive-'));
    lock = path.join(folder, 'nested', 'lock');
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('lets a second command wait until the first has finished', async () => {
    const order: string[] = [];
    let finishFirst = (): void => undefined;
    const first = exclusively(lock, fail, async () => {
      await new Promise<void>((resolve) => (finishFirst = resolve));
      order.push('first');
    });
    const second = exclusively(
      lock,
      () => {
        order.push('waits');
        finishFirst();
      },
      async () => void order.push('second'),
    );
    await Promise.all([first, second]);
    expect(order).toEqual(['waits', 'first', 'second']);
  });

  it('frees the lock when the work fails', async () => {
    await expect(exclusively(lock, fail, () => Promise.reject(new Error('no disk')))).rejects.toThrow('no disk');
    expect(existsSync(lock)).toBe(false);
  });

  it('takes over the lock of a process that is gone', async () => {
    await exclusively(lock, fail, async () => undefined);
    writeFileSync(lock, String(NOBODY));
    await expect(exclusively(lock, () => undefined, async () => 'done')).resolves.toBe('done');
  });
});

function fail(): never {
  throw new Error('nobody else has the lock');
}
