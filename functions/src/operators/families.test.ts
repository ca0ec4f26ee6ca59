import type { FamilyActInput, Role } from '@carecircle/domain';
import { at } from '../testing/builders';
import { thrice } from '../testing/fake-documents';
import { ACT_ID, FakeOperators } from '../testing/fake-operators';
import { actOnFamily, findFamilies, openFamily } from './families';

const reason = (word: string) => expect.objectContaining({ details: expect.objectContaining({ reason: word }) as object });

const PATH = 'families/f1';

function setUp(roles: Record<string, Role> = { claire: 'ADMIN', maya: 'CAREGIVER', daniel: 'VIEWER' }, changes: object = {}): FakeOperators {
  const world = new FakeOperators();
  for (const uid of Object.keys(roles)) world.person(uid);
  const meta = { createdAt: at(0), createdBy: 'claire', updatedAt: at(0), updatedBy: 'claire', deletedAt: null, deletedBy: null };
  world.documents.set(PATH, { name: 'Thompson', roles, memberIds: Object.keys(roles), state: 'ACTIVE', ...meta, ...changes });
  return world;
}

const order = (act: FamilyActInput['act'], to = ''): FamilyActInput => ({ actId: ACT_ID, act, familyId: 'f1', to, reason: 'a court order' });
const rolesIn = (world: FakeOperators) => world.documents.get(PATH)?.['roles'];

test('a family is found by its id, and look-ups are on record without whole addresses', async () => {
  const world = setUp();
  expect(await findFamilies({ query: 'f1' }, world.caller, world)).toMatchObject([{ id: 'f1', name: 'Thompson', members: 3, state: 'ACTIVE' }]);
  expect(await findFamilies({ query: 'nobody@example.com' }, world.caller, world)).toEqual([]);
  expect(world.trail.map(({ detail }) => detail)).toEqual(['f1', 'no*****@example.com']);
});

test('PRV-02 AUD-02: a family is shown with masked addresses, and its own trail says that somebody looked', async () => {
  const world = setUp();
  world.person('maya', { isSuspended: true });
  world.accounts.delete('daniel');
  const view = await openFamily({ familyId: 'f1' }, world.caller, world);
  expect(view.people).toEqual([
    { uid: 'claire', email: 'cl*****@example.com', role: 'ADMIN', account: 'ACTIVE' },
    { uid: 'maya', email: 'ma*****@example.com', role: 'CAREGIVER', account: 'SUSPENDED' },
    { uid: 'daniel', email: '*****', role: 'VIEWER', account: 'GONE' },
  ]);
  expect(view.hasActingAdmin).toBe(true);
  const [entry = ''] = world.below('families/f1/audit/');
  expect(world.documents.get(entry)).toMatchObject({ action: 'OPERATOR_VIEW', actor: 'operator' });
});

test('OPS-04: a family is suspended and opened again in the name of the service', async () => {
  const world = setUp();
  await thrice(() => actOnFamily(order('SUSPEND_FAMILY'), world.caller, world));
  expect(world.documents.get(PATH)).toMatchObject({ state: 'SUSPENDED', updatedBy: 'operator' });
  await actOnFamily({ ...order('REACTIVATE_FAMILY'), actId: ACT_ID.replace('3', '4') }, world.caller, world);
  expect(world.documents.get(PATH)).toMatchObject({ state: 'ACTIVE' });
  expect(world.trail.map(({ act }) => act)).toEqual(['SUSPEND_FAMILY', 'REACTIVATE_FAMILY']);
});

test('a family with an ADMIN who can act is not given to somebody else', async () => {
  const world = setUp();
  await expect(actOnFamily(order('TRANSFER_FAMILY', 'maya'), world.caller, world)).rejects.toEqual(reason('ADMIN_CAN_ACT'));
  world.person('claire', { isVerified: false });
  await expect(actOnFamily(order('TRANSFER_FAMILY', 'maya'), world.caller, world)).rejects.toEqual(reason('ADMIN_CAN_ACT'));
});

test('OPS-04: a family whose ADMINs are suspended or gone is given to a member, and they are ADMINs no more', async () => {
  const world = setUp({ claire: 'ADMIN', rose: 'ADMIN', maya: 'CAREGIVER' });
  world.person('claire', { isSuspended: true });
  world.accounts.delete('rose');
  await thrice(() => actOnFamily(order('TRANSFER_FAMILY', 'maya'), world.caller, world));
  expect(rolesIn(world)).toEqual({ claire: 'CAREGIVER', rose: 'CAREGIVER', maya: 'ADMIN' });
});

test('nobody gets a family who is no member or cannot act themselves', async () => {
  const world = setUp();
  world.person('claire', { isSuspended: true });
  world.person('stranger');
  world.person('maya', { isSuspended: true });
  for (const to of ['stranger', 'maya', 'nobody']) {
    await expect(actOnFamily(order('TRANSFER_FAMILY', to), world.caller, world)).rejects.toEqual(reason('NOT_FOUND'));
  }
});

test('nobody decides about their own family, nor about one that is removed', async () => {
  const own = setUp({ olga: 'VIEWER', claire: 'ADMIN' });
  await expect(actOnFamily(order('SUSPEND_FAMILY'), own.caller, own)).rejects.toEqual(reason('NOT_ALLOWED'));
  const removed = setUp(undefined, { deletedAt: at(1), deletedBy: 'claire' });
  await expect(actOnFamily(order('SUSPEND_FAMILY'), removed.caller, removed)).rejects.toEqual(reason('NOT_FOUND'));
});
