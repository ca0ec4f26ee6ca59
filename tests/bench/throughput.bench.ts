import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Figure, Section } from './report';
import type { ServerProcess } from './server-process';
import { startEngine, startPeer } from './servers';

const SECONDS = 6;
const WIDTH = 50;
const ROUNDS = 3;
const CLIENT = fileURLToPath(new URL('./throughput-client.ts', import.meta.url));
const WORKLOADS = ['reads', 'writes', 'batches'] as const;
type Workload = (typeof WORKLOADS)[number];

interface Measurement {
  perSecond: number;
  serverMicrosPerOperation: number;
  clientLoad: number;
}

async function measure(server: ServerProcess, workload: Workload): Promise<Measurement> {
  const before = server.cpuSeconds();
  const client = spawn(
    process.execPath,
    ['--import', 'tsx', CLIENT, workload, `${SECONDS}`, `${workload === 'batches' ? 4 : WIDTH}`],
    {
      env: { ...process.env, FIRESTORE_EMULATOR_HOST: `${server.host}:${server.port}`, METADATA_SERVER_DETECTION: 'none' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let output = '';
  client.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(client, 'close')) as [number];
  if (code !== 0) throw new Error(`the ${workload} client exited with ${code}`);
  const result = JSON.parse(output) as { operations: number; seconds: number; clientCpuSeconds: number };
  return {
    perSecond: result.operations / result.seconds,
    serverMicrosPerOperation: ((server.cpuSeconds() - before) / result.operations) * 1e6,
    clientLoad: result.clientCpuSeconds / result.seconds,
  };
}

const best = (measurements: Measurement[]): Measurement =>
  measurements.reduce((a, b) => (b.perSecond > a.perSecond ? b : a));

const NAMES: Record<Workload, string> = {
  reads: 'point reads',
  writes: 'single writes',
  batches: 'documents written in batches of 100',
};

/** The same firebase-admin workload on the engine and on the peer, alternating, best of three rounds each. */
export async function throughput(): Promise<Section> {
  const servers = { engine: await startEngine(), peer: await startPeer() };
  try {
    const figures: Figure[] = [];
    for (const workload of WORKLOADS) {
      const engine: Measurement[] = [];
      const peer: Measurement[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        peer.push(await measure(servers.peer, workload));
        engine.push(await measure(servers.engine, workload));
      }
      const ours = best(engine);
      const theirs = best(peer);
      const ratio = ours.perSecond / theirs.perSecond;
      figures.push({
        name: NAMES[workload],
        value:
          `${Math.round(ours.perSecond)}/s against ${Math.round(theirs.perSecond)}/s = **${ratio.toFixed(1)}×**; ` +
          `server CPU ${Math.round(ours.serverMicrosPerOperation)} µs against ${Math.round(theirs.serverMicrosPerOperation)} µs each; ` +
          `client busy ${Math.round(ours.clientLoad * 100)} % against ${Math.round(theirs.clientLoad * 100)} %`,
        target: '≥ 2×',
        holds: ratio >= 2,
      });
    }
    return { title: 'Throughput through firebase-admin, against `@firestore-emulator/server`', figures };
  } finally {
    await Promise.all([servers.engine.stop(), servers.peer.stop()]);
  }
}
