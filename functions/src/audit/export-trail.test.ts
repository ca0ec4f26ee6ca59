import { MAX_AUDIT_ROWS, paths, type AuditRow } from '@carecircle/domain';
import { at, NOON } from '../testing/builders';
import { callerOf } from '../testing/fake-invitations';
import { FakeThrottle } from '../testing/fake-throttle';
import { FakeTrail } from '../testing/fake-trail';
import { exportTrail, type ExportPorts } from './export-trail';

const ALL = { actor: null, kind: null, fromMs: null, toMs: null };

function world(count = 2, family: object = {}) {
  const roles = { claire: 'ADMIN', maya: 'CAREGIVER', daniel: 'VIEWER' };
  const trail = new FakeTrail({ [paths.family('f1')]: { roles, state: 'ACTIVE', deletedAt: null, ...family } });
  const ports: ExportPorts = {
    add: trail.add,
    find: trail.find,
    throttle: new FakeThrottle(),
    entries: (_familyId, _filter, limit) => Promise.resolve(Array.from({ length: Math.min(count, limit) }, (_, i) => ({ id: `e${i}` }) as AuditRow)),
    newId: () => 'call-1',
    now: () => NOON,
  };
  return { trail, take: (uid: string) => exportTrail({ familyId: 'f1', ...ALL }, callerOf(uid), ports) };
}

const notAllowed = expect.objectContaining({ details: { reason: 'NOT_ALLOWED' } }) as unknown;

test('AUD-01: an ADMIN gets the trail, and that goes on record', async () => {
  const { trail, take } = world();
  await expect(take('claire')).resolves.toEqual({ rows: [{ id: 'e0' }, { id: 'e1' }], truncated: false });
  expect(trail.in(paths.audits('f1'))).toMatchObject([{ action: 'EXPORT', actor: 'claire', kind: 'audit', at: new Date(NOON) }]);
});

test.each(['maya', 'daniel', 'mallory'])('%s gets nothing, and nothing is recorded', async (uid) => {
  const { trail, take } = world();
  await expect(take(uid)).rejects.toEqual(notAllowed);
  expect(trail.created).toEqual([]);
});

test('nobody gets the trail of a family that is removed or suspended', async () => {
  await expect(world(2, { state: 'SUSPENDED' }).take('claire')).rejects.toEqual(notAllowed);
  await expect(world(2, { deletedAt: at(0) }).take('claire')).rejects.toEqual(notAllowed);
});

test('an export that does not hold everything says so', async () => {
  const { rows, truncated } = await world(MAX_AUDIT_ROWS + 5).take('claire');
  expect([rows.length, truncated]).toEqual([MAX_AUDIT_ROWS, true]);
});
