import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { overload, type Builtin } from './overload';

const CASTAGNOLI = 0x82f63b78;
const castagnoliTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) remainder = remainder & 1 ? (remainder >>> 1) ^ CASTAGNOLI : remainder >>> 1;
  return remainder;
});

export const hashingFunctions: readonly Builtin[] = [
  hash('md5', (data) => createHash('md5').update(data).digest()),
  hash('sha256', (data) => createHash('sha256').update(data).digest()),
  hash('crc32', (data) => littleEndian(crc32(data))),
  hash('crc32c', (data) => littleEndian(crc32c(data))),
];

function hash(name: string, digest: (data: Uint8Array) => Uint8Array): Builtin {
  return {
    name: `hashing.${name}`,
    overloads: [
      overload(['bytes'], (bytes) => new Uint8Array(digest(bytes))),
      overload(['string'], (text) => new Uint8Array(digest(Buffer.from(text)))),
    ],
  };
}

function crc32c(data: Uint8Array): number {
  let remainder = 0xffffffff;
  for (const byte of data) remainder = (castagnoliTable[(remainder ^ byte) & 0xff] ?? 0) ^ (remainder >>> 8);
  return (remainder ^ 0xffffffff) >>> 0;
}

function littleEndian(value: number): Uint8Array {
  return new Uint8Array([value, value >>> 8, value >>> 16, value >>> 24]);
}
