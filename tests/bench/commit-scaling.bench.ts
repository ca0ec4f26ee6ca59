import { deleteApp, initializeApp } from 'firebase-admin/app';
import { type Firestore, getFirestore } from 'firebase-admin/firestore';
import type { Section } from './report';
import { startEngine } from './servers';
import { median } from './statistics';

const SIZES = [1_000, 100_000] as const;
const COMMITS = 400;
const ROUNDS = 4;
const MAX_RATIO = 1.3;

async function fill(db: Firestore, count: number): Promise<void> {
  for (let start = 0; start < count; start += 500) {
    const batch = db.batch();
    for (let i = start; i < Math.min(count, start + 500); i++) {
      batch.set(db.doc(`stock/d${i}`), { group: `g${i % 100}`, supply: i, name: `Medicine ${i}` });
    }
    await batch.commit();
  }
}

/** Microseconds of one commit until the attached listener has seen it, sequentially. */
async function commits(db: Firestore, round: number): Promise<number[]> {
  const samples: number[] = [];
  for (let i = 0; i < COMMITS; i++) {
    const id = `d${(i * 37 + round) % SIZES[0]}`;
    const started = performance.now();
    await db.doc(`stock/${id}`).update({ supply: 1_000_000 + round * COMMITS + i });
    samples.push((performance.now() - started) * 1000);
  }
  return samples;
}

async function prepare(size: number) {
  const server = await startEngine();
  const app = initializeApp({ projectId: 'demo-bench' }, `size-${size}`);
  const db = getFirestore(app);
  db.settings({ host: `${server.host}:${server.port}`, ssl: false });
  await fill(db, size);
  let snapshots = 0;
  const unsubscribe = db
    .collection('stock')
    .where('group', '==', 'g7')
    .onSnapshot(() => snapshots++);
  while (snapshots === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  await commits(db, ROUNDS);
  return {
    db,
    async stop() {
      unsubscribe();
      await deleteApp(app);
      await server.stop();
    },
  };
}

/** The time of one commit with a listener attached must not depend on how much is stored; the two sizes alternate. */
export async function commitScaling(): Promise<Section> {
  const small = await prepare(SIZES[0]);
  const large = await prepare(SIZES[1]);
  try {
    const samples: { small: number[]; large: number[] } = { small: [], large: [] };
    for (let round = 0; round < ROUNDS; round++) {
      samples.small.push(...(await commits(small.db, round)));
      samples.large.push(...(await commits(large.db, round)));
    }
    const ratio = median(samples.large) / median(samples.small);
    return {
      title: 'One commit with a listener attached',
      figures: [
        { name: 'at 1,000 stored documents (median)', value: `${Math.round(median(samples.small))} µs` },
        { name: 'at 100,000 stored documents (median)', value: `${Math.round(median(samples.large))} µs` },
        { name: 'ratio', value: ratio.toFixed(2), target: `≤ ${MAX_RATIO}`, holds: ratio <= MAX_RATIO },
      ],
    };
  } finally {
    await small.stop();
    await large.stop();
  }
}
