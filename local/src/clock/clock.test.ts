import { Clock } from './clock';
import type { ScheduledFunction, ScheduleHost } from './functions-host';

const MINUTE = 60_000;

class FakeHost implements ScheduleHost {
  readonly runs: string[] = [];
  hold: Promise<void> | undefined;

  constructor(private readonly functions: ScheduledFunction[]) {}

  list(): Promise<ScheduledFunction[]> {
    return Promise.resolve(this.functions);
  }

  async run(target: ScheduledFunction, scheduledMs: number): Promise<void> {
    this.runs.push(`${target.name}@${scheduledMs / MINUTE}`);
    await this.hold;
    if (target.name === 'broken') throw new Error('broken failed');
  }
}

const each = (name: string, schedule: string): ScheduledFunction => ({ name, region: 'us-central1', schedule });

function clockAt(nowMs: number, host: ScheduleHost, errors: unknown[] = []): Clock {
  return new Clock({ host, now: () => nowMs, onError: (error) => errors.push(error) });
}

describe('Clock', () => {
  test('runs at a tick what became due since the one before, and nothing else', async () => {
    const host = new FakeHost([each('sweep', 'every 1 minutes'), each('plan', 'every 5 minutes')]);
    const clock = clockAt(0, host);
    await clock.tick(1 * MINUTE);
    await clock.tick(5 * MINUTE);
    expect(host.runs).toEqual(['sweep@1', 'sweep@5', 'plan@5']);
  });

  test('runs a function once when several of its times have passed', async () => {
    const host = new FakeHost([each('sweep', 'every 1 minutes')]);
    await clockAt(0, host).tick(30 * MINUTE);
    expect(host.runs).toEqual(['sweep@30']);
  });

  test('does not start a function beside its own slow run, and starts it again afterwards', async () => {
    const host = new FakeHost([each('sweep', 'every 1 minutes')]);
    let finish: () => void = () => undefined;
    host.hold = new Promise((resolve) => (finish = resolve));
    const clock = clockAt(0, host);
    const slow = clock.tick(1 * MINUTE);
    expect(await clock.tick(2 * MINUTE)).toEqual([{ name: 'sweep', outcome: 'still running' }]);
    finish();
    expect(await slow).toEqual([{ name: 'sweep', outcome: 'done' }]);
    expect(await clock.tick(3 * MINUTE)).toEqual([{ name: 'sweep', outcome: 'done' }]);
  });

  test('goes on with the others when one fails or cannot be read', async () => {
    const errors: unknown[] = [];
    const host = new FakeHost([each('broken', 'every 1 minutes'), each('odd', 'sometimes'), each('sweep', 'every 1 minutes')]);
    expect(await clockAt(0, host, errors).tick(MINUTE)).toEqual([
      { name: 'broken', outcome: 'failed' },
      { name: 'sweep', outcome: 'done' },
    ]);
    expect(errors).toHaveLength(2);
  });

  test('fires one function by its name at once, whatever its schedule', async () => {
    const host = new FakeHost([each('sweep', 'every 1 minutes'), each('purge', 'every day 03:00')]);
    expect(await clockAt(7 * MINUTE, host).fire('purge')).toEqual([{ name: 'purge', outcome: 'done' }]);
    expect(host.runs).toEqual(['purge@7']);
  });
});
