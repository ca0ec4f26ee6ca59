import { isLive, paths, sessionSchema } from '@carecircle/domain';
import type { Firestore } from 'firebase-admin/firestore';
import type { SessionStore } from '../sessions/end-sessions';

/** Sessions in Firestore. */
export function sessionStore(db: Firestore): SessionStore {
  return {
    openSessions: async (uid) => {
      const { docs } = await db.collection(paths.sessions(uid)).where('endedAt', '==', null).select().get();
      return docs.map(({ id }) => id);
    },
    endSessions: async (uid, sids, reason, at) => {
      const batch = db.batch();
      for (const sid of sids) batch.update(db.doc(paths.session(uid, sid)), { endedAt: at, endReason: reason });
      await batch.commit();
    },
  };
}

/** Does this session open anything still? */
export const isSessionOpen = async (db: Firestore, uid: string, sid: string, nowMs: number): Promise<boolean> => {
  if (sid === '') return false;
  const session = sessionSchema.safeParse((await db.doc(paths.session(uid, sid)).get()).data()).data;
  return session !== undefined && isLive(session, nowMs);
};
