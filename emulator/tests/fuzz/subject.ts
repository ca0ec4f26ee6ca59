import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readyUrl } from '../ready';

const PROGRAM = fileURLToPath(new URL('../../bin/engine.mjs', import.meta.url));

/** What an engine logs that nothing a client does may bring about; broken rules are the client's own. */
const MISTAKE = /^ERROR: (?!security rules)|^A listener for commits failed/;
/** A stack follows in lines of its own. */
const LINES_OF_A_MISTAKE = 6;

/** A running engine in a process of its own, which tests do their worst to. */
export class Subject {
  readonly port: number;
  private readonly mistakes: string[] = [];
  private rest = '';
  private linesToKeep = 0;

  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    port: number,
  ) {
    this.port = port;
    const read = (chunk: Buffer): void => this.read(chunk.toString());
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
  }

  /** Starts an engine on a free port, with a folder of its own as its working directory. */
  static async start(nodeFlags: readonly string[] = [], flags: readonly string[] = []): Promise<Subject> {
    const folder = mkdtempSync(join(tmpdir(), 'engine-subject-'));
    const args = [...nodeFlags, PROGRAM, '--port', '0', '--project_id', 'demo-fuzz', ...flags];
    const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    process.once('exit', () => child.kill('SIGKILL'));
    const { port } = new URL(await readyUrl(child));
    return new Subject(child, folder, Number(port));
  }

  get isAlive(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Its resident memory in bytes. */
  get residentBytes(): number {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.child.pid}/status`, 'utf8'))?.[1];
    return Number(kilobytes) * 1024;
  }

  /** What it logged since the last call that must never happen. */
  takeMistakes(): string[] {
    return this.mistakes.splice(0);
  }

  /** Its memory after a collection, in bytes; it must have been started with the soak's memory probe. */
  async memory(): Promise<{ heapUsed: number; external: number; rss: number }> {
    const answer = new Promise<string>((resolve) => {
      const read = (chunk: Buffer): void => {
        const found = /^MEMORY (.*)$/m.exec(chunk.toString())?.[1];
        if (found === undefined) return;
        this.child.stderr?.off('data', read);
        resolve(found);
      };
      this.child.stderr?.on('data', read);
    });
    this.child.kill('SIGUSR2');
    return JSON.parse(await answer) as { heapUsed: number; external: number; rss: number };
  }

  async stop(): Promise<void> {
    if (this.isAlive) {
      this.child.kill('SIGKILL');
      await once(this.child, 'exit');
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  private read(text: string): void {
    const lines = (this.rest + text).split('\n');
    this.rest = lines.pop() ?? '';
    for (const line of lines) {
      if (MISTAKE.test(line)) {
        this.mistakes.push(line);
        this.linesToKeep = LINES_OF_A_MISTAKE;
      } else if (this.linesToKeep > 0) {
        this.linesToKeep--;
        this.mistakes.push(`${this.mistakes.pop() ?? ''}\n${line}`);
      }
    }
  }
}
