import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { LoadResult } from './load';
import type { Figure } from './report';
import type { ServerProcess } from './server-process';
import { startEngine, startPeer } from './servers';

export interface Servers {
  engine: ServerProcess;
  peer: ServerProcess;
}

/** What some client processes together got out of a server. */
export interface Measurement {
  perSecond: number;
  /** CPU time of one operation in microseconds, on either side. */
  serverMicros: number;
  clientMicros: number;
}

export const startBoth = async (): Promise<Servers> => ({ engine: await startEngine(), peer: await startPeer() });

export async function stopBoth({ engine, peer }: Servers): Promise<void> {
  await Promise.all([engine.stop(), peer.stop()]);
}

/** Runs a client script to its end and answers what it printed. */
export async function runClient(server: ServerProcess, script: string, ...args: string[]): Promise<string> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const client = spawn(process.execPath, ['--import', 'tsx', path, ...args], {
    env: { ...process.env, FIRESTORE_EMULATOR_HOST: `${server.host}:${server.port}`, METADATA_SERVER_DETECTION: 'none' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  client.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(client, 'close')) as [number];
  if (code !== 0) throw new Error(`${script} ${args.join(' ')} exited with ${code}`);
  return output;
}

/** Runs so many processes of one client script at the same time. */
export async function measure(
  server: ServerProcess,
  processes: number,
  script: string,
  ...args: string[]
): Promise<Measurement> {
  const before = server.cpuSeconds();
  const outputs = await Promise.all(Array.from({ length: processes }, () => runClient(server, script, ...args)));
  const serverCpuSeconds = server.cpuSeconds() - before;
  const results = outputs.map((output) => JSON.parse(output) as LoadResult);
  const sum = (part: (result: LoadResult) => number): number => results.reduce((total, result) => total + part(result), 0);
  return {
    perSecond: sum(({ operations, seconds }) => operations / seconds),
    serverMicros: (serverCpuSeconds / sum(({ total }) => total)) * 1e6,
    clientMicros: (sum(({ clientCpuSeconds }) => clientCpuSeconds) / sum(({ operations }) => operations)) * 1e6,
  };
}

/** Measures both servers in turns, and takes the best round of each. */
export async function compare(
  { engine, peer }: Servers,
  rounds: number,
  run: (server: ServerProcess) => Promise<Measurement>,
): Promise<[ours: Measurement, theirs: Measurement]> {
  const best = (a: Measurement | undefined, b: Measurement): Measurement => (a && a.perSecond > b.perSecond ? a : b);
  let ours: Measurement | undefined;
  let theirs: Measurement | undefined;
  for (let round = 0; round < rounds; round++) {
    theirs = best(theirs, await run(peer));
    ours = best(ours, await run(engine));
  }
  if (!ours || !theirs) throw new Error('a comparison needs a round');
  return [ours, theirs];
}

export function comparisonFigure(name: string, [ours, theirs]: [Measurement, Measurement], target?: number): Figure {
  const ratio = ours.perSecond / theirs.perSecond;
  const micros = (of: 'serverMicros' | 'clientMicros'): string => `${Math.round(ours[of])} µs against ${Math.round(theirs[of])} µs`;
  return {
    name,
    value:
      `${round(ours.perSecond)}/s against ${round(theirs.perSecond)}/s = **${ratio.toFixed(1)}×**; CPU of each: ` +
      `server ${micros('serverMicros')}, client ${micros('clientMicros')}`,
    ...(target === undefined ? {} : { target: `≥ ${target}×`, holds: ratio >= target }),
  };
}

const round = (rate: number): string => (rate < 100 ? rate.toFixed(1) : `${Math.round(rate)}`);
