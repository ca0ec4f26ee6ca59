import { StringDecoder } from 'node:string_decoder';

/** Puts lines together from chunks that may end anywhere, also inside of a character. Blank lines are left out. */
export class LineReader {
  private readonly decoder = new StringDecoder('utf8');
  private rest: string[] = [];

  constructor(private readonly onLine: (line: string) => void) {}

  push(chunk: Uint8Array): void {
    const parts = this.decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)).split('\n');
    const last = parts.pop() ?? '';
    for (const part of parts) {
      const line = [...this.rest, part].join('').trim();
      this.rest = [];
      if (line !== '') this.onLine(line);
    }
    this.rest.push(last);
  }
}

/** One message as a line of plain ASCII, because its reader decodes each chunk of bytes by itself. */
export function formatLine(message: object): string {
  const json = JSON.stringify(message);
  return `${json.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}
