import * as fc from 'fast-check';
import { checkTrails } from './check-trails';
import { entryDigest } from './entry-digest';
import { ENTRIES_PER_SEAL, sealId, sealsOf, type EntryDigest, type NewSeal } from './seal';
import { sealDays, type SealPorts } from './seal-days';
import { verifyTrail, type Trail } from './verify-trail';

const entry = (index: number): EntryDigest => ({ id: `e${index}`, digest: entryDigest({ fields: [`f${index}`] }) });

/** A sealed trail of some days with so many entries each. */
function sealedTrail(perDay: readonly number[]): Trail & { entries: (EntryDigest & { day: string })[]; seals: NewSeal[] } {
  const seals: NewSeal[] = [];
  const entries: (EntryDigest & { day: string })[] = [];
  perDay.forEach((count, index) => {
    const day = `2026-11-${String(index + 1).padStart(2, '0')}`;
    const own = Array.from({ length: count }, (_, i) => entry(index * 100 + i));
    entries.push(...own.map((each) => ({ ...each, day })));
    seals.push(...sealsOf('f1', day, own, seals.at(-1)?.seal ?? ''));
  });
  const last = seals.at(-1);
  return { familyId: 'f1', seals, entries, head: last && { day: last.day, seal: last.seal } };
}

const problems = (trail: Trail) => verifyTrail(trail).map(({ problem, id }) => `${problem} ${id}`);

describe('AUD-02: a sealed trail', () => {
  const days = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 });

  test('that nobody touched verifies', () => {
    fc.assert(fc.property(days, (perDay) => expect(problems(sealedTrail(perDay))).toEqual([])));
    expect(problems({ familyId: 'f1', seals: [], head: undefined, entries: [] })).toEqual([]);
  });

  test('names the entry that was changed, that is missing, or that was added', () => {
    fc.assert(
      fc.property(days, fc.nat(), (perDay, pick) => {
        const trail = sealedTrail(perDay);
        const at = pick % trail.entries.length;
        const victim = trail.entries[at];
        if (victim === undefined) throw new Error('there is always an entry');
        const others = trail.entries.filter((each) => each !== victim);
        expect(problems({ ...trail, entries: [...others, { ...victim, digest: 'f'.repeat(64) }] })).toEqual([`CHANGED ${victim.id}`]);
        expect(problems({ ...trail, entries: others })).toEqual([`MISSING ${victim.id}`]);
        expect(problems({ ...trail, entries: [...trail.entries, { ...entry(999), day: victim.day }] })).toEqual(['ADDED e999']);
      }),
    );
  });

  test('notices an entry that was moved to another day', () => {
    const trail = sealedTrail([1, 1]);
    const [first, second] = trail.entries;
    if (!first || !second) throw new Error('there are two entries');
    expect(problems({ ...trail, entries: [{ ...first, day: second.day }, second] })).toEqual(['CHANGED e0']);
  });

  test('notices when an entry is taken out of its seal as well', () => {
    const trail = sealedTrail([2, 1]);
    const [first, ...rest] = trail.seals;
    if (!first) throw new Error('there is a seal');
    const forged = { ...first, entries: first.entries.slice(1) };
    const [gone, ...entries] = trail.entries;
    expect(gone?.id).toBe('e0');
    expect(problems({ ...trail, entries, seals: [forged, ...rest] })).toEqual(['SEAL_CHANGED 2026-11-01_0000']);
  });

  test('notices when a seal is made anew, by the next one', () => {
    const trail = sealedTrail([2, 1]);
    const [, ...entries] = trail.entries;
    const [forged] = sealsOf('f1', '2026-11-01', entries.slice(0, 1), '');
    const [, second] = trail.seals;
    if (!forged || !second) throw new Error('there are seals');
    expect(problems({ ...trail, entries, seals: [forged, second] })).toEqual(['CHAIN_BROKEN 2026-11-02_0000']);
  });

  test('notices when the last day is cut off whole', () => {
    const trail = sealedTrail([1, 1]);
    expect(problems({ ...trail, entries: trail.entries.slice(0, 1), seals: trail.seals.slice(0, 1) })).toEqual(['SEAL_MISSING last']);
  });

  test('spreads a long day over several seals that are chained, too', () => {
    const entries = Array.from({ length: ENTRIES_PER_SEAL + 1 }, (_, index) => entry(index));
    const seals = sealsOf('f1', '2026-11-01', entries, 'before');
    expect(seals.map((seal) => [sealId(seal), seal.entries.length])).toEqual([
      ['2026-11-01_0000', ENTRIES_PER_SEAL],
      ['2026-11-01_0001', 1],
    ]);
    expect(seals.map(({ previous }) => previous)).toEqual(['before', seals[0]?.seal]);
  });
});

describe('entryDigest', () => {
  test('is the same whatever the order of the fields, and another for any other value', () => {
    const at = { seconds: 5, nanoseconds: 7 };
    expect(entryDigest({ a: 1, b: { c: [at, null] } })).toBe(entryDigest({ b: { c: [at, null] }, a: 1 }));
    const others = [{ a: 1 }, { a: '1' }, { a: [1] }, { a: null }, { a: { seconds: 5, nanoseconds: 8 } }, { a: at }, {}];
    expect(new Set(others.map(entryDigest)).size).toBe(others.length);
  });
});

/** Entries, seals and progress in memory; `failAt` cuts the run off at that call of `append`. */
function sealWorld(recorded: (EntryDigest & { familyId: string; atMs: number })[], nowMs: number) {
  const world = { seals: new Map<string, NewSeal[]>(), heads: new Map<string, { day: string; seal: string }>(), through: undefined as string | undefined, failAt: -1, appended: 0, roots: [] as string[] };
  const ports: SealPorts = {
    now: () => nowMs,
    sealedThrough: () => Promise.resolve(world.through),
    firstDay: () => Promise.resolve(recorded[0] && new Date(recorded[0].atMs).toISOString().slice(0, 10)),
    async *entriesBetween(fromMs, toMs) {
      for (const each of recorded) if (each.atMs >= fromMs && each.atMs < toMs) yield await Promise.resolve(each);
    },
    head: (familyId) => Promise.resolve(world.heads.get(familyId)),
    append: (familyId, seals) => {
      if (world.appended++ === world.failAt) return Promise.reject(new Error('cut off'));
      const last = seals.at(-1);
      if (last) world.heads.set(familyId, { day: last.day, seal: last.seal });
      world.seals.set(familyId, [...(world.seals.get(familyId) ?? []), ...seals]);
      return Promise.resolve();
    },
    setSealedThrough: (day) => {
      world.through = day;
      return Promise.resolve();
    },
    reportSealed: (day, families, entries, root) => world.roots.push(`${day} ${families} ${entries} ${root}`),
  };
  return { world, ports };
}

describe('sealDays', () => {
  const DAY_MS = 86_400_000;
  const first = Date.UTC(2026, 10, 1, 9);
  const recorded = [
    { ...entry(1), familyId: 'f1', atMs: first },
    { ...entry(2), familyId: 'f2', atMs: first + 60_000 },
    { ...entry(3), familyId: 'f1', atMs: first + 2 * DAY_MS },
    { ...entry(4), familyId: 'f1', atMs: first + 3 * DAY_MS },
  ];
  const now = Date.UTC(2026, 10, 4, 1, 30);

  test('seals each day that is over, and nothing of today', async () => {
    const { world, ports } = sealWorld(recorded, now);
    await sealDays(ports);
    expect(world.through).toBe('2026-11-03');
    expect(world.seals.get('f1')?.map(({ day, entries }) => [day, entries.length])).toEqual([
      ['2026-11-01', 1],
      ['2026-11-03', 1],
    ]);
    expect(world.seals.get('f2')).toHaveLength(1);
    expect(world.roots.map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual(['2026-11-01 2 2', '2026-11-02 0 0', '2026-11-03 1 1']);
  });

  test('waits until a day has settled', async () => {
    const { world, ports } = sealWorld(recorded, Date.UTC(2026, 10, 4, 0, 59));
    await sealDays(ports);
    expect(world.through).toBe('2026-11-02');
  });

  test('OPS-04: cut off and run again it leaves the same chain, and the same roots', async () => {
    const whole = sealWorld(recorded, now);
    await sealDays(whole.ports);
    for (let failAt = 0; failAt < 3; failAt++) {
      const { world, ports } = sealWorld(recorded, now);
      world.failAt = failAt;
      await expect(sealDays(ports)).rejects.toThrow('cut off');
      await sealDays(ports);
      await sealDays(ports);
      expect(world.seals).toEqual(whole.world.seals);
      expect(world.roots.filter((line, index, all) => all.indexOf(line) === index)).toEqual(whole.world.roots);
    }
  });

  test('does nothing where nothing was recorded yet', async () => {
    const { world, ports } = sealWorld([], now);
    await sealDays(ports);
    expect(world.through).toBeUndefined();
  });
});

test('checkTrails raises an alarm for each finding of each family, and tells its ADMINs', async () => {
  const sound = sealedTrail([2]);
  const damaged = { ...sealedTrail([2]), familyId: 'f1', entries: sealedTrail([2]).entries.slice(1) };
  const alarms: string[] = [];
  const told: string[] = [];
  const reported: number[][] = [];
  await checkTrails({
    async *sealedFamilies() {
      yield* await Promise.resolve(['sound', 'damaged']);
    },
    trail: (familyId) => Promise.resolve(familyId === 'sound' ? sound : damaged),
    alarm: (familyId, { problem, id }) => {
      alarms.push(`${familyId} ${problem} ${id}`);
      return Promise.resolve();
    },
    tellAdmins: (familyId) => {
      told.push(familyId);
      return Promise.resolve();
    },
    reportChecked: (...counts) => reported.push(counts),
  });
  expect(alarms).toEqual(['damaged MISSING e0']);
  expect(told).toEqual(['damaged']);
  expect(reported).toEqual([[2, 1]]);
});
