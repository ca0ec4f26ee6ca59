import { paths } from '@carecircle/domain';
import { digest } from '../sign-in/digest';
import type { Fate } from './farewell';
import type { DeletionJob, Farewell } from './job';

/** What stands in records where the name of the person stood. */
export const NOBODY = 'Deleted user';

/** The doors to all places that know a person. Each may be opened twice. */
export interface DeletionPorts {
  endSessions(uid: string): Promise<void>;
  /** Ids of the families that the person is in. */
  familyIds(uid: string): Promise<string[]>;
  /** Decides on a family with `fateOf` and carries that out, in one step. */
  leaveFamily(familyId: string, uid: string, farewell: Farewell, at: Date): Promise<Fate['kind']>;
  /** Removes a document with everything below it. */
  erase(path: string): Promise<void>;
  /** Takes the name, address and number out of the person's entry in a family and out of what it tells of them. */
  anonymise(familyId: string, uid: string, name: string, at: Date): Promise<void>;
  /** Removes the documents of a collection that name the person in a field. */
  eraseWhere(collection: string, field: string, value: string): Promise<void>;
  eraseFiles(prefix: string): Promise<void>;
  /** Keeps the families that have been left, so that an interrupted deletion still anonymises them. */
  remember(jobId: string, familyIds: readonly string[]): Promise<string[]>;
  deleteSignIn(uid: string): Promise<void>;
  createIfAbsent(path: string, data: object): Promise<boolean>;
  queueReceiptMail(job: DeletionJob, receiptId: string): Promise<void>;
  now(): number;
}

/**
 * Deletes an account: its families first, as the person decided; then everything of its own; the sign-in last, so that an interrupted
 * deletion can never lock out somebody whose data is still there. What others recorded stays, and so does what this person recorded about
 * a patient, under an id that names nobody any more (PRV-04). A receipt remains (PRV-03).
 */
export async function deleteAccount(jobId: string, job: DeletionJob, ports: DeletionPorts): Promise<void> {
  const { uid, email } = job;
  const at = new Date(ports.now());
  await ports.endSessions(uid);
  const families = await ports.remember(jobId, await ports.familyIds(uid));
  for (const familyId of families) {
    const fate = await ports.leaveFamily(familyId, uid, job, at);
    if (fate === 'ERASE') await ports.erase(paths.family(familyId));
    else await ports.anonymise(familyId, uid, NOBODY, at);
  }
  for (const collection of [paths.deliveries(), paths.deadLetters(), paths.signIns()]) await ports.eraseWhere(collection, 'uid', uid);
  await ports.eraseWhere(paths.deliveries(), 'mail.to', email);
  for (const path of [paths.emailCode(digest(email)), paths.passwordReset(digest(email))]) await ports.erase(path);
  await ports.eraseFiles(`exports/${uid}/`);
  await ports.eraseFiles(`users/${uid}/`);
  await ports.erase(paths.user(uid));
  await ports.deleteSignIn(uid);
  const receiptId = digest('receipt', jobId).slice(0, 20);
  await ports.createIfAbsent(paths.receipt(receiptId), { kind: 'ACCOUNT_DELETED', subject: digest(uid), families: families.length, at });
  await ports.queueReceiptMail(job, receiptId);
}
