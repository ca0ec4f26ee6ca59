import type { Readable, Writable } from 'node:stream';
import { keepCoverage } from './coverage';
import { LineReader } from './lines';
import { RulesRuntime } from './runtime';

/**
 * Evaluates Storage rules for the process on the other side of these streams, in the line protocol of the Storage
 * emulator, until `stdin` ends. Nothing that is sent ends it.
 */
export function serve(stdin: Readable, stdout: Writable): void {
  connect(new RulesRuntime((line) => stdout.write(line)), stdin, stdout);
}

/** The same for this process, which leaves the coverage of the rules in a folder when it ends. */
export function serveWithCoverage(process: NodeJS.Process, folder: string): void {
  const runtime = new RulesRuntime((line) => process.stdout.write(line), true);
  connect(runtime, process.stdin, process.stdout);
  process.on('exit', () => keepCoverage(runtime.coverage(), folder));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit());
}

function connect(runtime: RulesRuntime, stdin: Readable, stdout: Writable): void {
  const lines = new LineReader((line) => runtime.receive(line));
  stdout.on('error', () => stdin.destroy());
  stdin.on('error', () => stdin.destroy());
  stdin.on('data', (chunk: Buffer) => lines.push(chunk));
  runtime.announce();
}
