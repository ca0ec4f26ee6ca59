import { STATIC_TABLE, type HeaderField } from './static-table';

const INDEX_OF_FIELD = new Map(STATIC_TABLE.map(([name, value], i) => [`${name}\n${value}`, i + 1]));
/** The first one of each name. */
const INDEX_OF_NAME = new Map(STATIC_TABLE.map(([name], i): [string, number] => [name, i + 1]).reverse());

/** What a block begins with after the peer has changed the size of its table: ours stays empty. */
export const EMPTY_TABLE = Buffer.of(0x20);

/**
 * A header block that does not depend on earlier ones, so that it may be kept and sent again on any connection. Values
 * are taken as bytes (latin1).
 */
export function encodeHeaders(fields: readonly HeaderField[]): Buffer {
  return Buffer.concat(fields.map(encodeField));
}

function encodeField([name, value]: HeaderField): Buffer {
  const index = INDEX_OF_FIELD.get(`${name}\n${value}`);
  if (index !== undefined) return integer(0x80, 0x7f, index);
  const nameIndex = INDEX_OF_NAME.get(name);
  const start = nameIndex === undefined ? [integer(0, 0x0f, 0), string(name)] : [integer(0, 0x0f, nameIndex)];
  return Buffer.concat([...start, string(value)]);
}

function string(text: string): Buffer {
  return Buffer.concat([integer(0, 0x7f, text.length), Buffer.from(text, 'latin1')]);
}

function integer(pattern: number, mask: number, value: number): Buffer {
  if (value < mask) return Buffer.of(pattern | value);
  const bytes = [pattern | mask];
  let rest = value - mask;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 0x80);
  return Buffer.from([...bytes, rest]);
}
