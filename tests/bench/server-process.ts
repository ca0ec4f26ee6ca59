import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A server under measurement, in a process of its own so that its CPU and memory can be told from the client's. */
export interface ServerProcess {
  host: string;
  port: number;
  /** Milliseconds from spawning until the port accepted a connection. */
  startupMs: number;
  /** CPU seconds used so far, user and system (Linux `/proc`). */
  cpuSeconds(): number;
  /** Resident set size in MB (10^6 bytes). */
  residentMegabytes(): number;
  stop(): Promise<void>;
}

const CLOCK_TICKS_PER_SECOND = 100;
const PAGE_BYTES = 4096;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function accepts(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const accepted = await Promise.race([
    once(socket, 'connect').then(() => true),
    once(socket, 'error').then(() => false),
  ]).catch(() => false);
  socket.destroy();
  return accepted;
}

/** Starts `node …args(port)` and waits until its port answers. */
export async function startServer(args: (port: number) => string[]): Promise<ServerProcess> {
  const port = await freePort();
  const started = performance.now();
  const child: ChildProcess = spawn(process.execPath, args(port), { stdio: ['ignore', 'ignore', 'inherit'] });
  process.once('exit', () => child.kill('SIGKILL'));
  while (!(await accepts(port))) {
    if (child.exitCode !== null) throw new Error(`server exited with ${child.exitCode}: node ${args(port).join(' ')}`);
    await sleep(5);
  }
  const startupMs = performance.now() - started;
  const stat = () => readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return {
    host: '127.0.0.1',
    port,
    startupMs,
    cpuSeconds: () => (Number(stat()[11]) + Number(stat()[12])) / CLOCK_TICKS_PER_SECOND,
    residentMegabytes: () => (Number(stat()[21]) * PAGE_BYTES) / 1e6,
    async stop() {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}
