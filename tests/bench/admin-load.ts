/**
 * `admin-load.ts WORKLOAD SECONDS WIDTH` runs a workload through firebase-admin against FIRESTORE_EMULATOR_HOST and prints
 * a LoadResult; `admin-load.ts fill` stores the documents that the workloads need.
 */
import { initializeApp } from 'firebase-admin/app';
import { getFirestore } from 'firebase-admin/firestore';
import { inParallel, load } from './load';
import { CIRCLES, COLLECTION, idOf, medication, STORED_DOCUMENTS } from './medication';
import { BATCH_SIZE, PAGE_SIZE, type WorkloadName } from './workloads';

const db = getFirestore(initializeApp({ projectId: 'demo-bench' }));
const collection = db.collection(COLLECTION);

async function writeBatch(first: number, version: number): Promise<void> {
  const batch = db.batch();
  for (let i = first; i < first + BATCH_SIZE; i++) batch.set(collection.doc(idOf(i)), medication(i, version));
  await batch.commit();
}

/** A query that finds other documents than this many is not what is measured. */
async function found(query: FirebaseFirestore.Query, count: number): Promise<void> {
  const { size } = await query.get();
  if (size !== count) throw new Error(`a query found ${size} documents instead of ${count}`);
}

const OPERATIONS: Record<WorkloadName, (index: number) => Promise<unknown>> = {
  async reads(index) {
    const { exists } = await collection.doc(idOf(index * 7919)).get();
    if (!exists) throw new Error('a document to read is missing');
  },
  writes: (index) => collection.doc(idOf(index)).set(medication(index, index + 1)),
  batches: (index) => writeBatch(index * BATCH_SIZE, index + 1),
  equality: (index) => found(collection.where('circle', '==', `circle ${index % CIRCLES}`), STORED_DOCUMENTS / CIRCLES),
  range(index) {
    const first = (index * 7919) % (STORED_DOCUMENTS - PAGE_SIZE);
    const query = collection.where('number', '>=', first).where('number', '<', first + PAGE_SIZE);
    return found(query, PAGE_SIZE);
  },
  ordered(index) {
    const direction = index % 2 === 0 ? 'desc' : 'asc';
    return found(collection.orderBy('number', direction).limit(PAGE_SIZE), PAGE_SIZE);
  },
};

const [name, seconds, width] = process.argv.slice(2);
if (name === 'fill') {
  await inParallel(STORED_DOCUMENTS / BATCH_SIZE, 2, (index) => writeBatch(index * BATCH_SIZE, 0));
} else {
  const options = { seconds: Number(seconds), width: Number(width), warmUp: 4 * Number(width) };
  await load(OPERATIONS[name as WorkloadName], options);
}
process.exit(0);
