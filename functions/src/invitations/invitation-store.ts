import { createHash } from 'node:crypto';
import { paths, type Family, type Invitation, type Member, type User } from '@carecircle/domain';
import type { DocumentReference, Firestore, Transaction } from 'firebase-admin/firestore';
import type { StoredSecret } from './secret';

/** What a step of an invitation reads and writes, all of it or nothing. */
export interface InvitationTransaction {
  family(familyId: string): Promise<Family | undefined>;
  member(familyId: string, uid: string): Promise<Member | undefined>;
  /** Uid of the member with this address, if there is one. */
  memberByEmail(familyId: string, email: string): Promise<string | undefined>;
  invitation(familyId: string, invitationId: string): Promise<Invitation | undefined>;
  /** What somebody says of themselves; empty where they said nothing yet. */
  profile(uid: string): Promise<{ displayName: string; phone: string }>;
  put(path: string, data: object): void;
  update(path: string, changes: object): void;
}

export interface InvitationStore {
  transact<T>(run: (transaction: InvitationTransaction) => Promise<T>): Promise<T>;
  secret(hash: string): Promise<StoredSecret | undefined>;
  newId(familyId: string): string;
  /** How many families somebody is in. */
  familiesOf(uid: string): Promise<number>;
}

/** One invitation an address: inviting again takes up the same document, so that there is never a second one. */
export const idForAddress = (email: string): string => createHash('sha256').update(email).digest('hex').slice(0, 32);

export function invitationStore(db: Firestore): InvitationStore {
  return {
    transact: (run) => db.runTransaction((transaction) => run(within(db, transaction))),
    secret: async (hash) => (await db.doc(paths.invitationSecret(hash)).get()).data() as StoredSecret | undefined,
    newId: (familyId) => db.collection(paths.invitations(familyId)).doc().id,
    familiesOf: async (uid) => {
      const mine = db.collection(paths.families()).where('memberIds', 'array-contains', uid).where('deletedAt', '==', null);
      return (await mine.count().get()).data().count;
    },
  };
}

function within(db: Firestore, transaction: Transaction): InvitationTransaction {
  const at = async <T>(path: string) => (await transaction.get(db.doc(path) as DocumentReference<T>)).data();
  return {
    family: (familyId) => at<Family>(paths.family(familyId)),
    member: (familyId, uid) => at<Member>(paths.member(familyId, uid)),
    memberByEmail: async (familyId, email) => {
      const same = db.collection(paths.members(familyId)).where('email', '==', email).where('deletedAt', '==', null);
      return (await transaction.get(same.limit(1))).docs[0]?.id;
    },
    invitation: (familyId, invitationId) => at<Invitation>(paths.invitation(familyId, invitationId)),
    profile: async (uid) => ({ displayName: '', phone: '', ...(await at<Pick<User, 'displayName' | 'phone'>>(paths.user(uid))) }),
    put: (path, data) => void transaction.set(db.doc(path), data),
    update: (path, changes) => void transaction.update(db.doc(path), changes),
  };
}
