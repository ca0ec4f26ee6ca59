import { randomUUID } from 'node:crypto';
import { claim, dueIds } from '../../functions/src/store/claim';
import { adminFirestore } from '../support/admin';

const NOW = Date.UTC(2026, 10, 23, 12);
const LEASE_MS = 60_000;

const newJob = async (dueAt: Date | null) => {
  const path = `claims-${randomUUID()}/job`;
  await adminFirestore().doc(path).set({ dueAt, work: 'x' });
  return path;
};

const claimAt = (path: string, nowMs: number) => claim(adminFirestore(), path, nowMs, LEASE_MS);

test('of twenty workers who claim a due document at once, one gets it', async () => {
  const path = await newJob(new Date(NOW));
  const claims = await Promise.all(Array.from({ length: 20 }, () => claimAt(path, NOW)));
  expect(claims.filter((data) => data !== undefined)).toMatchObject([{ work: 'x' }]);
});

test('a claimed document can be claimed again after its lease, not before', async () => {
  const path = await newJob(new Date(NOW));
  expect(await claimAt(path, NOW)).toBeDefined();
  expect(await claimAt(path, NOW + LEASE_MS / 2)).toBeUndefined();
  expect(await claimAt(path, NOW + LEASE_MS)).toBeDefined();
});

test('a document that is absent, settled or not due yet cannot be claimed', async () => {
  expect(await claimAt('claims/absent', NOW)).toBeUndefined();
  expect(await claimAt(await newJob(null), NOW)).toBeUndefined();
  expect(await claimAt(await newJob(new Date(NOW + LEASE_MS)), NOW)).toBeUndefined();
});

test('due documents are found longest first, up to a limit, and settled ones are not', async () => {
  const collection = adminFirestore().collection(`claims-${randomUUID()}`);
  const dueAt = { late: NOW - 1_000, latest: NOW - 9_000, now: NOW, later: NOW + 1 };
  for (const [id, ms] of Object.entries(dueAt)) await collection.doc(id).set({ dueAt: new Date(ms) });
  await collection.doc('settled').set({ dueAt: null });
  const due = (limit: number) => dueIds(adminFirestore(), collection.path, new Date(NOW), limit);
  expect(await due(10)).toEqual(['latest', 'late', 'now']);
  expect(await due(2)).toEqual(['latest', 'late']);
});
