import { paths, type DeadLettersView, type DeadLetterView, type Family, type FamilySummary, type SignInView, type TrailRow } from '@carecircle/domain';
import type { Firestore, QueryDocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import { newJourney } from '../notifications/delivery';
import type { FailedSignIn } from '../operators/failures';
import { summaryOf } from '../operators/family-summary';
import { digest } from '../sign-in/digest';

/** Work that nobody took up for so long hangs: the sweep runs every minute. */
const OVERDUE_MS = 5 * 60_000;
const SIGN_INS = 20;
const NAMESAKES = 20;

/** What the operators' console reads and writes of the database, past the rules: only the fields that operators may see leave it. */
export function operatorStore(db: Firestore, now: () => number) {
  const deadLetter = (reference: string) => db.collection(paths.deadLetters()).where('reference', '==', reference).limit(1);
  const overdue = async (collection: string): Promise<number> => {
    const hanging = db.collection(collection).where('dueAt', '<=', new Date(now() - OVERDUE_MS));
    return (await hanging.count().get()).data().count;
  };
  return {
    familiesOf: async (uid: string): Promise<FamilySummary[]> =>
      (await db.collection(paths.families()).where('memberIds', 'array-contains', uid).get()).docs.map(summary),
    familiesNamed: async (name: string): Promise<FamilySummary[]> =>
      (await db.collection(paths.families()).where('name', '==', name).limit(NAMESAKES).get()).docs.map(summary),

    signInsOf: async (email: string): Promise<SignInView[]> => {
      const own = db.collection(paths.signIns()).where('emailDigest', '==', digest(email)).orderBy('at', 'desc').limit(SIGN_INS);
      return (await own.get()).docs.map((entry) => ({ outcome: outcomeOf(entry), origin: String(entry.get('origin')), at: momentOf(entry) }));
    },
    failedSignIns: async (since: Date, limit: number): Promise<FailedSignIn[]> => {
      const failed = db.collection(paths.signIns()).where('outcome', 'in', ['FAILURE', 'LOCKED']).where('at', '>=', since);
      return (await failed.orderBy('at', 'desc').limit(limit).get()).docs.map((entry) => ({
        outcome: outcomeOf(entry),
        uid: entry.get('uid') as string | null,
        emailDigest: String(entry.get('emailDigest')),
        origin: String(entry.get('origin')),
        at: momentOf(entry),
      }));
    },
    locks: async (): Promise<number> =>
      (await db.collection(paths.allSignInFailures()).where('blockedUntil', '>', now()).count().get()).data().count,

    deadLetters: async (limit: number): Promise<DeadLettersView> => {
      const newest = db.collection(paths.deadLetters()).orderBy('at', 'desc').limit(limit);
      const [letters, fanouts, deliveries] = await Promise.all([newest.get(), overdue(paths.fanouts()), overdue(paths.deliveries())]);
      return { letters: letters.docs.map(letterView), overdue: { fanouts, deliveries } };
    },
    isDeadLetter: async (reference: string): Promise<boolean> => !(await deadLetter(reference).select().get()).empty,
    revive: (reference: string): Promise<string | undefined> =>
      db.runTransaction(async (transaction) => {
        const letter = (await transaction.get(deadLetter(reference))).docs[0];
        if (letter === undefined) return undefined;
        const ref = db.doc(paths.delivery(letter.id));
        const delivery = await transaction.get(ref);
        transaction.delete(letter.ref);
        if (delivery.get('state') !== 'FAILED') return undefined;
        // It is given as long as a new one; devices that have it already are not told again.
        const { state, attempts, dueAt, expiresAt, code } = newJourney(new Date(now()));
        transaction.update(ref, { state, attempts, dueAt, expiresAt, code });
        return letter.id;
      }),

    trail: async (limit: number): Promise<TrailRow[]> => {
      const { docs } = await db.collection(paths.operatorTrail()).orderBy('at', 'desc').limit(limit).get();
      return docs.map((entry) => ({ ...(entry.data() as TrailRow), id: entry.id, at: momentOf(entry) }));
    },
  };
}

const summary = (family: QueryDocumentSnapshot): FamilySummary => summaryOf(family.id, family.data() as Family);

const momentOf = (entry: QueryDocumentSnapshot): number => (entry.get('at') as Timestamp).toMillis();

const outcomeOf = (entry: QueryDocumentSnapshot) => entry.get('outcome') as SignInView['outcome'];

function letterView(letter: QueryDocumentSnapshot): DeadLetterView {
  const { reference, channel, code, attempts } = letter.data() as DeadLetterView;
  const template: unknown = letter.get('mail.template');
  return { reference, channel, kind: typeof template === 'string' ? template : 'NOTIFICATION', code, attempts, at: momentOf(letter) };
}
