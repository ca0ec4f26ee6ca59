import type { Readable, Writable } from 'node:stream';
import { LineReader } from './lines';
import { RulesRuntime } from './runtime';

/**
 * Evaluates Storage rules for the process on the other side of these streams, in the line protocol of the Storage
 * emulator, until `stdin` ends. Nothing that is sent ends it.
 */
export function serve(stdin: Readable, stdout: Writable): void {
  const runtime = new RulesRuntime((line) => stdout.write(line));
  const lines = new LineReader((line) => runtime.receive(line));
  stdout.on('error', () => stdin.destroy());
  stdin.on('error', () => stdin.destroy());
  stdin.on('data', (chunk: Buffer) => lines.push(chunk));
  runtime.announce();
}
