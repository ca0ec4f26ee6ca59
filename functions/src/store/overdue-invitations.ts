import { FieldValue, Timestamp, type Firestore } from 'firebase-admin/firestore';
import type { ExpirePorts } from '../invitations/expire-invitations';

/** Invitations that nobody answered, over all families. */
export function overdueInvitations(db: Firestore): Pick<ExpirePorts, 'overdue' | 'expire'> {
  return {
    overdue: async (until, limit) => {
      const waiting = db.collectionGroup('invitations').where('status', '==', 'PENDING').where('expiresAt', '<=', until);
      return (await waiting.orderBy('expiresAt').limit(limit).select().get()).docs.map(({ ref }) => ref.path);
    },
    expire: (path, until) =>
      db.runTransaction(async (transaction) => {
        const snapshot = await transaction.get(db.doc(path));
        const expiresAt: unknown = snapshot.get('expiresAt');
        if (snapshot.get('status') !== 'PENDING' || !(expiresAt instanceof Timestamp) || expiresAt.toDate() > until) return;
        transaction.update(snapshot.ref, { status: 'EXPIRED', updatedAt: FieldValue.serverTimestamp(), updatedBy: 'system' });
      }),
  };
}
