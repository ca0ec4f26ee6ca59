/**
 * `fan-out-load.ts admin|lean LISTENERS WRITES` attaches listeners to one document of the server at FIRESTORE_EMULATOR_HOST,
 * writes it again and again, each time until all listeners know, and prints a LoadResult in deliveries.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { initializeApp } from 'firebase-admin/app';
import { getFirestore } from 'firebase-admin/firestore';
import { listenRequest, writeRequest } from './firestore-messages';
import { LeanClient } from './lean-client';
import { print, stopwatch } from './load';

const PATH = 'fan/out';
/** As many streams as firebase-admin puts on one connection. */
const STREAMS_A_CONNECTION = 100;
const QUIET_MS = 500;

interface Client {
  /** Calls back when a listener hears of something. */
  listen(heard: () => void): Promise<unknown>;
  write(count: number): Promise<unknown>;
}

function adminClient(): Client {
  const document = getFirestore(initializeApp({ projectId: 'demo-bench' })).doc(PATH);
  return {
    async listen(heard) {
      document.onSnapshot(heard);
      // Else the client opens hundreds of connections before the first is there.
      await sleep(1);
    },
    write: (count) => document.set({ count }),
  };
}

function leanClient(): Client {
  let listeners = 0;
  let current = LeanClient.connect();
  const writer = LeanClient.connect();
  return {
    async listen(heard) {
      if (++listeners % STREAMS_A_CONNECTION === 0) current = LeanClient.connect();
      (await current).stream('Listen', listenRequest(PATH), heard);
    },
    write: async (count) => (await writer).unary('Commit', writeRequest([PATH, { count }])),
  };
}

const [kind, listenerCount, writeCount] = process.argv.slice(2);
const count = Number(listenerCount);
const client = kind === 'admin' ? adminClient() : leanClient();
const waiting = new Set<number>();
let lastHeard = 0;
let allHeard: () => void = () => undefined;

for (let listener = 0; listener < count; listener++) {
  waiting.add(listener);
  await client.listen(() => {
    lastHeard = performance.now();
    if (waiting.delete(listener) && waiting.size === 0) allHeard();
  });
}
while (waiting.size > 0 || performance.now() - lastHeard < QUIET_MS) await sleep(50);

const writes = Number(writeCount);
const watch = stopwatch();
for (let round = 0; round < writes; round++) {
  for (let listener = 0; listener < count; listener++) waiting.add(listener);
  const heard = new Promise<void>((resolve) => (allHeard = resolve));
  await Promise.all([client.write(round), heard]);
}
print({ operations: writes * count, total: writes * count, ...watch() });
process.exit(0);
