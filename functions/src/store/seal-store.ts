import { auditSealSchema, dayRange, localDay, paths } from '@carecircle/domain';
import { FieldValue, Timestamp, type DocumentSnapshot, type Firestore, type Query } from 'firebase-admin/firestore';
import type { CheckPorts } from '../audit/sealing/check-trails';
import { entryDigest } from '../audit/sealing/entry-digest';
import { sealId, type NewSeal } from '../audit/sealing/seal';
import type { SealPorts } from '../audit/sealing/seal-days';
import type { Trail } from '../audit/sealing/verify-trail';

type SealStore = Pick<SealPorts, 'sealedThrough' | 'firstDay' | 'entriesBetween' | 'head' | 'append' | 'setSealedThrough'> &
  Pick<CheckPorts, 'sealedFamilies' | 'trail'>;

const PAGE = 500;

/** Seals of the audit trails in Firestore. */
export function sealStore(db: Firestore): SealStore {
  const progress = db.doc(paths.auditSealing());
  const head = async (familyId: string) => (await db.doc(paths.auditHead(familyId)).get()).data() as Trail['head'];
  const sealedThrough = async () => (await progress.get()).get('sealedThrough') as string | undefined;
  return {
    sealedThrough,
    head,
    firstDay: async () => {
      const oldest = await db.collectionGroup('audit').orderBy('recordedAt').limit(1).get();
      return oldest.docs.map(recordedDay)[0];
    },
    async *entriesBetween(fromMs, toMs) {
      for await (const entry of pages(recordedBefore(db.collectionGroup('audit'), toMs).where('recordedAt', '>=', Timestamp.fromMillis(fromMs)))) {
        const familyId = entry.ref.parent.parent?.id ?? '';
        if (entry.ref.path === paths.audit(familyId, entry.id)) yield { familyId, id: entry.id, digest: entryDigest(entry.data() ?? {}) };
      }
    },
    append: (familyId, seals) => append(db, familyId, seals),
    setSealedThrough: async (day) => {
      await progress.set({ sealedThrough: day });
    },
    async *sealedFamilies() {
      for await (const { id } of pages(db.collection(paths.auditHeads()).orderBy('__name__'))) yield id;
    },
    trail: async (familyId) => {
      const through = await sealedThrough();
      const entries: Trail['entries'][number][] = [];
      if (through !== undefined) {
        for await (const entry of pages(recordedBefore(db.collection(paths.audits(familyId)), dayRange(through, 'UTC').endMs))) {
          entries.push({ id: entry.id, digest: entryDigest(entry.data() ?? {}), day: recordedDay(entry) });
        }
      }
      const { docs } = await db.collection(paths.auditSeals(familyId)).orderBy('__name__').get();
      return { familyId, seals: docs.map((seal) => auditSealSchema.parse(seal.data())), head: await head(familyId), entries };
    },
  };
}

const recordedBefore = (entries: Query, toMs: number): Query =>
  entries.where('recordedAt', '<', Timestamp.fromMillis(toMs)).orderBy('recordedAt');

const recordedDay = (entry: DocumentSnapshot): string => localDay((entry.get('recordedAt') as Timestamp).toMillis(), 'UTC');

async function* pages(query: Query): AsyncIterable<DocumentSnapshot> {
  let next = query.limit(PAGE);
  for (;;) {
    const { docs } = await next.get();
    yield* docs;
    const last = docs.at(-1);
    if (last === undefined || docs.length < PAGE) return;
    next = query.startAfter(last).limit(PAGE);
  }
}

async function append(db: Firestore, familyId: string, seals: readonly NewSeal[]): Promise<void> {
  const last = seals.at(-1);
  if (last === undefined) return;
  const ref = db.doc(paths.auditHead(familyId));
  await db.runTransaction(async (transaction) => {
    const day = (await transaction.get(ref)).get('day') as string | undefined;
    if (day !== undefined && day >= last.day) return;
    for (const seal of seals) {
      transaction.create(db.doc(paths.auditSeal(familyId, sealId(seal))), { ...seal, sealedAt: FieldValue.serverTimestamp() });
    }
    transaction.set(ref, { day: last.day, seal: last.seal });
  });
}
