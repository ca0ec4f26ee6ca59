/** Runs one workload through firebase-admin against the server named by FIRESTORE_EMULATOR_HOST and prints a JSON line. */
import { type App, initializeApp } from 'firebase-admin/app';
import { type Firestore, getFirestore, Timestamp } from 'firebase-admin/firestore';

type Workload = 'reads' | 'writes' | 'batches';

const BATCH_SIZE = 100;
const STORED_DOCUMENTS = 2_000;

const medication = (index: number) => ({
  name: `Lisinopril ${index}`,
  dosage: '10 mg',
  form: 'TABLET',
  frequency: 'DAILY',
  scheduledTimes: ['08:00', '20:00'],
  currentSupply: index,
  refillAt: 7,
  isActive: true,
  instructions: 'With a glass of water, before breakfast.',
  createdAt: Timestamp.fromMillis(1_800_000_000_000),
  deletedAt: null,
});

async function inParallel(total: number, width: number, run: (index: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: width }, async () => {
      while (next < total) await run(next++);
    }),
  );
}

function workload(db: Firestore, kind: Workload): (index: number) => Promise<unknown> {
  const collection = db.collection('medications');
  switch (kind) {
    case 'reads':
      return (index) => collection.doc(`m${index % STORED_DOCUMENTS}`).get();
    case 'writes':
      return (index) => collection.doc(`m${index % STORED_DOCUMENTS}`).set(medication(index));
    case 'batches':
      return (index) => {
        const batch = db.batch();
        for (let i = 0; i < BATCH_SIZE; i++) batch.set(collection.doc(`m${i}`), medication(index * BATCH_SIZE + i));
        return batch.commit();
      };
  }
}

const [kind, seconds, width] = process.argv.slice(2);
const app: App = initializeApp({ projectId: 'demo-bench' });
const run = workload(getFirestore(app), kind as Workload);
await inParallel(200, Number(width), run);

const deadline = performance.now() + Number(seconds) * 1000;
const started = performance.now();
const cpu = process.cpuUsage();
let operations = 0;
await Promise.all(
  Array.from({ length: Number(width) }, async () => {
    while (performance.now() < deadline) await run(operations++);
  }),
);
const elapsed = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(cpu);
const perOperation = kind === 'batches' ? BATCH_SIZE : 1;
process.stdout.write(
  `${JSON.stringify({ operations: operations * perOperation, seconds: elapsed, clientCpuSeconds: (user + system) / 1e6 })}\n`,
);
process.exit(0);
