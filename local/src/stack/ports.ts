import { createServer } from 'node:net';
import { Problem } from '../../bootstrap/problem.mjs';
import { portOwner } from './port-owner';

/** Every port that one stack listens on. */
export interface Ports {
  readonly hosting: number;
  readonly inbox: number;
  readonly auth: number;
  readonly firestore: number;
  readonly firestoreWebsocket: number;
  readonly functions: number;
  readonly storage: number;
  readonly tasks: number;
  readonly eventarc: number;
  readonly hub: number;
  readonly logging: number;
}

export const DEFAULT_PORTS: Ports = {
  hosting: 5000,
  inbox: 5055,
  auth: 9099,
  firestore: 8080,
  firestoreWebsocket: 9150,
  functions: 5001,
  storage: 9199,
  tasks: 9499,
  eventarc: 9299,
  hub: 4400,
  logging: 4500,
};

type PortName = keyof Ports;
const names = Object.keys(DEFAULT_PORTS) as PortName[];

/** Listens on a loopback port for a moment; resolves to the port, or undefined when it is taken. 0 = any free one. */
function probe(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(undefined);
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : undefined);
      });
    });
  });
}

/** A set of distinct ports that are free now. */
export async function freePorts(): Promise<Ports> {
  const found = new Set<number>();
  while (found.size < names.length) {
    const port = await probe(0);
    if (port !== undefined) found.add(port);
  }
  const each = [...found];
  return Object.fromEntries(names.map((name, i) => [name, each[i]])) as unknown as Ports;
}

/** Who holds a port, in words; undefined when it is free. */
async function holderOf(name: string, port: number): Promise<string | undefined> {
  if ((await probe(port)) !== undefined) return undefined;
  const owner = portOwner(port);
  return `port ${port} (${name}) is used by ${owner ? `"${owner.command}", process ${owner.pid}` : 'another process'}`;
}

/** @throws Problem when a port is taken */
export async function requireFreePort(name: string, port: number): Promise<void> {
  const holder = await holderOf(name, port);
  if (holder !== undefined) throw new Problem(`A port is in use: ${holder}.`, STOP_IT);
}

const STOP_IT = 'Stop that process, then run the same command again.';

/**
 * Makes sure that every port of a stack can be had.
 * @throws {Problem} naming each taken port and, where it can be told, the process that holds it
 */
export async function requireFreePorts(ports: Ports): Promise<void> {
  const taken = [];
  for (const name of names) {
    const holder = await holderOf(name, ports[name]);
    if (holder !== undefined) taken.push(holder);
  }
  if (taken.length === 0) return;
  throw new Problem(
    taken.length === 1 ? `A port is in use: ${taken[0] ?? ''}.` : `${taken.length} ports are in use.`,
    taken.length >= names.length - 2
      ? 'CareCircle seems to run already: use that one, or stop it (Ctrl-C in its terminal), then try again.'
      : STOP_IT,
    taken.length === 1 ? '' : taken.join('\n'),
  );
}
