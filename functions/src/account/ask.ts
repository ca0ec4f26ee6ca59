import type { DeletionInput, Locale } from '@carecircle/domain';
import { refusal } from '../calls/refusal';
import { confirm, type ConfirmationPorts } from '../sessions/confirmation';
import { charge, type Throttle } from '../throttle/throttle';
import { undecided, type FamilyState } from './farewell';
import type { AccountJob } from './job';

const HOUR_MS = 3_600_000;
const EXPORTS = { name: 'export-data', max: 2, windowMs: HOUR_MS };
const DELETIONS = { name: 'delete-account', max: 3, windowMs: 24 * HOUR_MS };

/** Somebody who is signed in with this session. */
export interface Asker {
  uid: string;
  email: string;
}

export interface AskPorts extends ConfirmationPorts {
  throttle: Throttle;
  newId(): string;
  localeOf(uid: string): Promise<Locale>;
  familiesOf(uid: string): Promise<FamilyState[]>;
  /** Names of people in a family, by uid. */
  memberNames(familyId: string): Promise<Record<string, string>>;
  /** Writes the job, and for an export its entry in the person's list, in one step. */
  begin(jobId: string, job: AccountJob, at: Date): Promise<void>;
}

export type ExportAnswer = { state: 'BEGUN'; exportId: string } | { state: 'NOT_CONFIRMED' };

/** Begins an export, at most twice an hour, for somebody who has just typed their password (SEC-04). */
export async function askForExport({ uid }: Asker, proof: string, ports: AskPorts): Promise<ExportAnswer> {
  await charge(ports.throttle, [{ limit: EXPORTS, subject: uid }], ports.now());
  if (!(await confirm(uid, proof, ports))) return { state: 'NOT_CONFIRMED' };
  const exportId = ports.newId();
  await ports.begin(exportId, { kind: 'EXPORT', uid, exportId }, new Date(ports.now()));
  return { state: 'BEGUN', exportId };
}

/** A family that needs a decision, with those who could become its ADMIN. */
export interface OpenFamily {
  id: string;
  name: string;
  members: { uid: string; name: string }[];
}

export type DeletionAnswer = { state: 'BEGUN' } | { state: 'NOT_CONFIRMED' } | { state: 'UNDECIDED'; families: OpenFamily[] };

/** Begins the deletion of an account; refused while a family with others in it would be left without an ADMIN. */
export async function askForDeletion({ uid, email }: Asker, { proof, ...farewell }: DeletionInput, ports: AskPorts): Promise<DeletionAnswer> {
  const open = undecided(uid, await ports.familiesOf(uid), farewell);
  if (open.length > 0) return { state: 'UNDECIDED', families: await Promise.all(open.map((family) => withNames(uid, family, ports))) };
  if (email === '') throw refusal('NOT_ALLOWED');
  await charge(ports.throttle, [{ limit: DELETIONS, subject: uid }], ports.now());
  if (!(await confirm(uid, proof, ports))) return { state: 'NOT_CONFIRMED' };
  const job: AccountJob = { kind: 'DELETION', uid, email, locale: await ports.localeOf(uid), ...farewell };
  await ports.begin(`deletion-${uid}`, job, new Date(ports.now()));
  return { state: 'BEGUN' };
}

async function withNames(uid: string, { id, name, roles }: FamilyState, ports: AskPorts): Promise<OpenFamily> {
  const names = await ports.memberNames(id);
  const others = Object.keys(roles).filter((member) => member !== uid);
  return { id, name, members: others.map((member) => ({ uid: member, name: names[member] ?? '' })) };
}

/** What a deletion would do, told before anything is asked. */
export async function previewDeletion({ uid }: Asker, ports: Pick<AskPorts, 'familiesOf' | 'memberNames'>): Promise<{ families: OpenFamily[] }> {
  const nothing = { successors: {}, deletedFamilies: [] };
  const open = undecided(uid, await ports.familiesOf(uid), nothing);
  return { families: await Promise.all(open.map((family) => withNames(uid, family, ports as AskPorts))) };
}
