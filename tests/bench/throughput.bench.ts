import { compare, comparisonFigure, measure, type Measurement, runClient, startBoth, stopBoth } from './comparison';
import { STORED_DOCUMENTS } from './medication';
import type { Figure, Section } from './report';
import type { ServerProcess } from './server-process';
import { WORKLOADS, type Workload } from './workloads';

const SECONDS = 4;
const ROUNDS = 2;
const LEAN_WIDTH = 50;

/**
 * The same work on the engine and on the peer, in turns, the better of two rounds: by firebase-admin, and by a client that
 * costs so little that only the server limits it.
 */
export async function throughput(): Promise<Section[]> {
  const servers = await startBoth();
  try {
    const fill: Figure[] = [];
    for (const [name, server] of Object.entries(servers)) {
      const started = performance.now();
      await runClient(server, './admin-load.ts', 'fill');
      fill.push({ name: `filling the ${name}`, value: `${((performance.now() - started) / 1000).toFixed(1)} s` });
    }
    const throughAdmin: Figure[] = [];
    for (const [name, workload] of Object.entries<Workload>(WORKLOADS)) {
      for (const processes of workload.processes) {
        const pair = await compare(servers, ROUNDS, (server) => measureWorkload(server, name, workload, processes));
        const title = processes === 1 ? workload.title : `${workload.title}, ${processes} client processes`;
        throughAdmin.push(comparisonFigure(title, pair, workload.target));
      }
    }
    const capacity: Figure[] = [];
    for (const name of ['reads', 'writes'] as const) {
      const { title, target } = WORKLOADS[name];
      const pair = await compare(servers, ROUNDS, (server) =>
        measure(server, 1, './lean-load.ts', name, `${SECONDS}`, `${LEAN_WIDTH}`),
      );
      capacity.push(comparisonFigure(title, pair, target));
    }
    const stored = STORED_DOCUMENTS.toLocaleString('en');
    return [
      {
        title: 'Storing documents',
        note: `${stored} medicines of CareCircle (13 fields), in batches of 100, through firebase-admin.`,
        figures: fill,
      },
      {
        title: 'Throughput through firebase-admin, against `@firestore-emulator/server`',
        note:
          `A client process on the ${stored} documents, the better of ${ROUNDS} rounds of ${SECONDS} s. In flight: 50 reads or writes, ` +
          '4 batches, 10 queries. A firebase-admin process is busy to its limit with the engine, not with the peer: the CPU ' +
          'times tell what each side costs. Two processes and a server share two cores.',
        figures: throughAdmin,
      },
      {
        title: 'Capacity of the servers, against `@firestore-emulator/server`',
        note: `The same calls by one gRPC client that costs next to nothing, ${LEAN_WIDTH} in flight, on the same documents.`,
        figures: capacity,
      },
    ];
  } finally {
    await stopBoth(servers);
  }
}

async function measureWorkload(
  server: ServerProcess,
  name: string,
  { width, documents }: Workload,
  processes: number,
): Promise<Measurement> {
  const args = [name, `${SECONDS}`, `${Math.ceil(width / processes)}`];
  const { perSecond, serverMicros, clientMicros } = await measure(server, processes, './admin-load.ts', ...args);
  return {
    perSecond: perSecond * documents,
    serverMicros: serverMicros / documents,
    clientMicros: clientMicros / documents,
  };
}
