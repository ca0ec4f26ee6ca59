import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** A process that listens on a port. */
export interface PortOwner {
  readonly pid: number;
  readonly command: string;
}

const LISTENING = '0A';

/** The inode of the socket that listens on a port, from the text of Linux' /proc/net/tcp or tcp6. */
export function listeningInode(table: string, port: number): string | undefined {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  for (const line of table.split('\n').slice(1)) {
    const [, local, , state, , , , , , inode] = line.trim().split(/\s+/);
    if (local?.endsWith(suffix) === true && state === LISTENING) return inode;
  }
  return undefined;
}

function linuxOwner(port: number): PortOwner | undefined {
  const inode = ['/proc/net/tcp', '/proc/net/tcp6'].map((file) => (existsSync(file) ? listeningInode(readFileSync(file, 'utf8'), port) : undefined)).find(Boolean);
  if (inode === undefined) return undefined;
  for (const pid of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    if (!holdsSocket(pid, inode)) continue;
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return { pid: Number(pid), command: shorten(command) };
  }
  return undefined;
}

/** Other people's processes and those that end meanwhile cannot be looked into; they count as not holding it. */
function holdsSocket(pid: string, inode: string): boolean {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`) === `socket:[${inode}]`);
  } catch {
    return false;
  }
}

/** Reads `lsof -F pc`: a line "p<pid>", then a line "c<command>". */
export function readLsof(output: string): PortOwner | undefined {
  const pid = /^p(\d+)$/m.exec(output)?.[1];
  const command = /^c(.+)$/m.exec(output)?.[1];
  return pid === undefined ? undefined : { pid: Number(pid), command: command ?? 'unknown' };
}

const shorten = (command: string): string => (command.length > 80 ? `${command.slice(0, 79)}…` : command);

/** Who listens on a TCP port of this machine; undefined when that cannot be told. */
export function portOwner(port: number): PortOwner | undefined {
  if (existsSync('/proc/net/tcp')) return linuxOwner(port);
  const { stdout } = spawnSync('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'], { encoding: 'utf8' });
  return typeof stdout === 'string' ? readLsof(stdout) : undefined;
}
