import { ConnectionError, ErrorCode } from '../protocol';
import { DynamicTable, ENTRY_OVERHEAD } from './dynamic-table';
import { decodeHuffman } from './huffman';
import { STATIC_TABLE, type HeaderField } from './static-table';

/** As SETTINGS_HEADER_TABLE_SIZE has it unless it is sent; we do not send it. */
const TABLE_BYTES = 4096;
/** No integer of a header block needs more: strings and tables are smaller. */
const MAX_INTEGER = 2 ** 21;

/** Decodes the header blocks of one connection, in their order (RFC 7541). */
export class HpackDecoder {
  private readonly table = new DynamicTable(TABLE_BYTES);
  private block: Buffer = Buffer.alloc(0);
  private position = 0;

  /** @param maxListBytes how large a decoded list may be, each field counted with 32 bytes more */
  constructor(private readonly maxListBytes: number) {}

  /**
   * Throws ConnectionError: COMPRESSION_ERROR for a block that is none, ENHANCE_YOUR_CALM for a list that is too large.
   */
  decode(block: Buffer): HeaderField[] {
    this.block = block;
    this.position = 0;
    const fields: HeaderField[] = [];
    let listBytes = 0;
    while (this.position < block.length) {
      const field = this.next(fields.length === 0);
      if (!field) continue;
      listBytes += field[0].length + field[1].length + ENTRY_OVERHEAD;
      if (listBytes > this.maxListBytes) {
        throw new ConnectionError(ErrorCode.ENHANCE_YOUR_CALM, `headers of more than ${this.maxListBytes} bytes`);
      }
      fields.push(field);
    }
    return fields;
  }

  /** The next field; undefined after a change of the table's size, which may only come first. */
  private next(isFirst: boolean): HeaderField | undefined {
    const byte = this.block[this.position] as number;
    if (byte >= 0x80) return this.at(this.integer(0x7f));
    if (byte >= 0x40) {
      const field = this.literal(0x3f);
      this.table.add(field);
      return field;
    }
    if (byte < 0x20) return this.literal(0x0f);
    const size = this.integer(0x1f);
    if (!isFirst || size > TABLE_BYTES) throw invalid('a table size that is not allowed');
    this.table.resize(size);
    return undefined;
  }

  private literal(mask: number): HeaderField {
    const index = this.integer(mask);
    const name = index === 0 ? this.string() : this.at(index)[0];
    return [name, this.string()];
  }

  private at(index: number): HeaderField {
    const field = index <= STATIC_TABLE.length ? STATIC_TABLE[index - 1] : this.table.get(index - STATIC_TABLE.length - 1);
    if (!field) throw invalid(`index ${index} of no header`);
    return field;
  }

  private integer(mask: number): number {
    let value = this.byte() & mask;
    if (value < mask) return value;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (value > MAX_INTEGER || factor > MAX_INTEGER) throw invalid('an integer that is too large');
      if (byte < 0x80) return value;
    }
  }

  private string(): string {
    const isHuffman = (this.block[this.position] ?? 0) >= 0x80;
    const length = this.integer(0x7f);
    const end = this.position + length;
    if (end > this.block.length) throw invalid('a string beyond the end');
    const bytes = this.block.subarray(this.position, end);
    this.position = end;
    if (!isHuffman) return bytes.toString('latin1');
    const text = decodeHuffman(bytes);
    if (text === undefined) throw invalid('a string with an invalid code');
    return text;
  }

  private byte(): number {
    const byte = this.block[this.position++];
    if (byte === undefined) throw invalid('a header beyond the end');
    return byte;
  }
}

function invalid(what: string): ConnectionError {
  return new ConnectionError(ErrorCode.COMPRESSION_ERROR, `the header block has ${what}`);
}
