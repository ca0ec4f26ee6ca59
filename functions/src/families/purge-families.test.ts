import { NOON } from '../testing/builders';
import { thrice } from '../testing/fake-documents';
import { purgeFamilies, type PurgePorts, type PurgeReceipt } from './purge-families';

const DAY_MS = 86_400_000;

/** Families by the days since they were removed; each step may be killed. */
function world(removedDaysAgo: Record<string, number>) {
  const families = new Map(Object.entries(removedDaysAgo).map(([id, days]) => [id, new Date(NOON - days * DAY_MS)]));
  const receipts: Record<string, PurgeReceipt> = {};
  const steps: string[] = [];
  let killedAt = '';
  const step = (name: string) => {
    if (name === killedAt) throw new Error('killed');
    steps.push(name);
  };
  const ports: PurgePorts = {
    now: () => NOON,
    removedBefore: (until) =>
      Promise.resolve(
        [...families].filter(([, at]) => at <= until).map(([id, deletedAt]) => ({ id, deletedAt, deletedBy: 'claire' })),
      ),
    deleteFiles: async (id) => (await Promise.resolve(step(`files ${id}`)), 1),
    deleteContents: async (id) => (await Promise.resolve(step(`contents ${id}`)), 2),
    finish: async (id, receipt) => {
      await Promise.resolve(step(`finish ${id}`));
      families.delete(id);
      receipts[id] = receipt;
    },
    reportPurged: () => undefined,
  };
  return { ports, families, receipts, steps, killAt: (name: string) => void (killedAt = name) };
}

test('OPS-04: a family is purged after 30 days, not before, once, and leaves a receipt', async () => {
  const { ports, families, receipts, steps } = world({ old: 31, young: 30, younger: 3 });
  await thrice(() => purgeFamilies(ports));
  expect([...families.keys()]).toEqual(['young', 'younger']);
  expect(steps).toEqual(['files old', 'contents old', 'finish old']);
  expect(receipts['old']).toMatchObject({ deletedBy: 'claire', purgedAt: new Date(NOON), documents: 2, files: 1 });
});

test.each(['files', 'contents', 'finish'])('a purge that is killed at its %s is found and finished by the next run', async (step) => {
  const { ports, families, receipts, killAt } = world({ one: 40, two: 41 });
  killAt(`${step} one`);
  await expect(purgeFamilies(ports)).rejects.toThrow('1 families could not be purged');
  expect([...families.keys()]).toEqual(['one']);
  killAt('');
  await purgeFamilies(ports);
  expect(families.size).toBe(0);
  expect(Object.keys(receipts).sort()).toEqual(['one', 'two']);
});
