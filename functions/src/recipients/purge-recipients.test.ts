import { NOON } from '../testing/builders';
import { thrice } from '../testing/fake-documents';
import { purgeRecipients, type PurgeRecipientsPorts } from './purge-recipients';

const DAY_MS = 86_400_000;

/** People by the days since they were removed; each step may be killed. */
function world(removedDaysAgo: Record<string, number>) {
  const people = new Map(Object.entries(removedDaysAgo));
  const steps: string[] = [];
  let killedAt = '';
  const step = (name: string) => {
    if (name === killedAt) throw new Error('killed');
    steps.push(name);
  };
  const ports: PurgeRecipientsPorts = {
    now: () => NOON,
    removedBefore: (until) =>
      Promise.resolve([...people].filter(([, days]) => NOON - days * DAY_MS <= until.getTime()).map(([path]) => path)),
    deleteContents: async (path) => (await Promise.resolve(step(`contents ${path}`)), 2),
    finish: async (path) => {
      await Promise.resolve(step(`finish ${path}`));
      people.delete(path);
    },
    reportPurged: () => undefined,
  };
  return { ports, people, steps, killAt: (name: string) => void (killedAt = name) };
}

test('OPS-04 X5: a person is purged after 30 days, not before, and once', async () => {
  const { ports, people, steps } = world({ old: 31, young: 30, younger: 3 });
  await thrice(() => purgeRecipients(ports));
  expect([...people.keys()]).toEqual(['young', 'younger']);
  expect(steps).toEqual(['contents old', 'finish old']);
});

test.each(['contents', 'finish'])('a purge that is killed at its %s is found and finished by the next run', async (step) => {
  const { ports, people, killAt } = world({ one: 40, two: 41 });
  killAt(`${step} one`);
  await expect(purgeRecipients(ports)).rejects.toThrow('1 profiles could not be purged');
  expect([...people.keys()]).toEqual(['one']);
  killAt('');
  await purgeRecipients(ports);
  expect(people.size).toBe(0);
});
