import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const INTERVAL = 50;

/**
 * Reads the lines that another process appends to a file. A file instead of a pipe, because a child whose pipe breaks when
 * we are killed would die of its next line of output instead of saving its data.
 */
export class LogFollower {
  readonly #file: number;
  readonly #timer: NodeJS.Timeout;
  #position: number;
  #rest = '';

  /** Begins at the present end of the file. */
  constructor(
    path: string,
    private readonly onLine: (line: string) => void,
  ) {
    this.#file = openSync(path, 'r');
    this.#position = fstatSync(this.#file).size;
    this.#timer = setInterval(() => {
      this.#read();
    }, INTERVAL);
  }

  /** Reads what is left and ends. */
  close(): void {
    clearInterval(this.#timer);
    this.#read();
    if (this.#rest !== '') this.onLine(this.#rest);
    closeSync(this.#file);
  }

  #read(): void {
    const size = fstatSync(this.#file).size;
    if (size <= this.#position) return;
    const bytes = Buffer.alloc(size - this.#position);
    this.#position += readSync(this.#file, bytes, 0, bytes.length, this.#position);
    const lines = (this.#rest + bytes.toString('utf8')).split(/\r?\n/);
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.onLine(line);
  }
}
