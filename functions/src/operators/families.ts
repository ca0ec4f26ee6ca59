import {
  OPERATOR_ACTOR,
  paths,
  type AccountState,
  type Family,
  type FamilyActInput,
  type FamilySummary,
  type FamilyView,
  type Role,
} from '@carecircle/domain';
import type { Account } from '../adapters/operator-auth';
import type { AuditPorts } from '../audit/record-audit';
import type { Caller } from '../calls/callable';
import { refusal } from '../calls/refusal';
import { masked } from '../passwords/reset';
import { summaryOf } from './family-summary';
import { carryOut, recordLookUp, type TrailPorts } from './trail';

export interface FamilyPorts extends TrailPorts {
  add: AuditPorts['add'];
  accountWith(email: string): Promise<Account | undefined>;
  accountsOf(uids: readonly string[]): Promise<ReadonlyMap<string, Account>>;
  familiesOf(uid: string): Promise<FamilySummary[]>;
  familiesNamed(name: string): Promise<FamilySummary[]>;
}

/** Families by id, exact name or the address of a member. */
export async function findFamilies({ query }: { query: string }, caller: Caller, ports: FamilyPorts): Promise<FamilySummary[]> {
  const isAddress = query.includes('@');
  await recordLookUp('FIND_FAMILIES', { detail: isAddress ? masked(query.toLowerCase()) : query.slice(0, 200) }, caller, ports);
  if (isAddress) {
    const account = await ports.accountWith(query.toLowerCase());
    return account === undefined ? [] : ports.familiesOf(account.uid);
  }
  const isId = /^[\w-]{1,128}$/.test(query);
  const [byId, byName] = await Promise.all([isId ? ports.find(paths.family(query)) : undefined, ports.familiesNamed(query)]);
  return byId === undefined ? byName : [summaryOf(query, byId as Family), ...byName.filter(({ id }) => id !== query)];
}

/** A family with its members, as far as operators may see it. Its ADMINs read that somebody looked. @throws refusal */
export async function openFamily({ familyId }: { familyId: string }, caller: Caller, ports: FamilyPorts): Promise<FamilyView> {
  const family = await find(familyId, ports);
  await recordLookUp('OPEN_FAMILY', { subject: familyId }, caller, ports);
  if (family === undefined) throw refusal('NOT_FOUND');
  await tellFamily(familyId, ports);
  const accounts = await ports.accountsOf(family.memberIds);
  const people = Object.entries(family.roles).map(([uid, role]) => {
    const account = accounts.get(uid);
    return { uid, email: masked(account?.email ?? ''), role, account: stateOf(account) };
  });
  return { ...summaryOf(familyId, family), people, hasActingAdmin: actingAdmins(family.roles, accounts).length > 0 };
}

async function tellFamily(familyId: string, ports: FamilyPorts): Promise<void> {
  const id = ports.newId();
  await ports.add(paths.audit(familyId, id), {
    action: 'OPERATOR_VIEW',
    path: paths.family(familyId),
    kind: 'families',
    actor: OPERATOR_ACTOR,
    fields: [],
    changes: {},
    at: new Date(ports.now()),
    eventId: `call ${id}`,
  });
}

/** Suspends a family, opens it again, or gives it a new ADMIN where none can act. @throws refusal */
export async function actOnFamily(input: FamilyActInput, caller: Caller, ports: FamilyPorts): Promise<void> {
  const { familyId, to, ...order } = input;
  await carryOut(
    { ...order, subject: familyId, detail: to },
    caller,
    { check: () => mayActOn(input, caller, ports), perform: () => change(input, ports) },
    ports,
  );
}

async function mayActOn({ familyId, act, to }: FamilyActInput, caller: Caller, ports: FamilyPorts): Promise<void> {
  const family = await find(familyId, ports);
  if (family === undefined || family.deletedAt !== null) throw refusal('NOT_FOUND');
  // Nobody decides about a family that they are in.
  if (family.roles[caller.uid] !== undefined) throw refusal('NOT_ALLOWED');
  if (act === 'TRANSFER_FAMILY') await mayBeTransferred(family, to, ports);
}

async function mayBeTransferred({ roles }: Family, to: string, ports: FamilyPorts): Promise<void> {
  const accounts = await ports.accountsOf(Object.keys(roles));
  if (actingAdmins(roles, accounts).length > 0) throw refusal('ADMIN_CAN_ACT');
  if (roles[to] === undefined || stateOf(accounts.get(to)) !== 'ACTIVE') throw refusal('NOT_FOUND');
}

/** One write, which the family's audit trail tells; what is so already stays as it is. */
async function change({ familyId, act, to }: FamilyActInput, ports: FamilyPorts): Promise<void> {
  const missing = await ports.decide(paths.family(familyId), (data) => {
    const family = data as Family | undefined;
    if (family === undefined || family.deletedAt !== null) return { result: true };
    const changed = act === 'TRANSFER_FAMILY' ? transferred(family, to) : stateSet(family, act === 'SUSPEND_FAMILY' ? 'SUSPENDED' : 'ACTIVE');
    if (changed === undefined) return { result: false };
    return { write: { ...family, ...changed, updatedAt: new Date(ports.now()), updatedBy: OPERATOR_ACTOR }, result: false };
  });
  if (missing) throw refusal('NOT_FOUND');
}

const stateSet = (family: Family, state: Family['state']) => (family.state === state ? undefined : { state });

/** ADMINs who could not act do not come back as such, should their accounts be opened again. */
function transferred({ roles }: Family, to: string): Pick<Family, 'roles'> | undefined {
  if (roles[to] === 'ADMIN') return undefined;
  if (roles[to] === undefined) throw refusal('NOT_FOUND');
  const others = Object.entries(roles).map(([uid, role]): [string, Role] => [uid, role === 'ADMIN' ? 'CAREGIVER' : role]);
  return { roles: { ...Object.fromEntries(others), [to]: 'ADMIN' } };
}

const actingAdmins = (roles: Family['roles'], accounts: ReadonlyMap<string, Account>): string[] =>
  Object.keys(roles).filter((uid) => roles[uid] === 'ADMIN' && canAct(stateOf(accounts.get(uid))));

/** Somebody who has yet to prove their address can do so. */
const canAct = (state: AccountState): boolean => state === 'ACTIVE' || state === 'UNVERIFIED';

function stateOf(account: Account | undefined): AccountState {
  if (account === undefined) return 'GONE';
  if (account.isSuspended) return 'SUSPENDED';
  return account.isVerified ? 'ACTIVE' : 'UNVERIFIED';
}

const find = async (familyId: string, ports: FamilyPorts) => (await ports.find(paths.family(familyId))) as Family | undefined;
