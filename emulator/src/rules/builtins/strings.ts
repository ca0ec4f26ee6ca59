import { overload, type Overload } from './overload';
import { regexMatches, regexReplace, regexSplit } from './regex';

const encoder = new TextEncoder();

/** Characters are code points, not UTF-16 units. */
export function codePointCount(text: string): number {
  let count = text.length;
  for (let i = 0; i < text.length - 1; i++) if ((text.codePointAt(i) ?? 0) > 0xffff) count--;
  return count;
}

export const stringMethods: Readonly<Record<string, Overload[]>> = {
  size: [overload(['string'], (text) => BigInt(codePointCount(text)))],
  lower: [overload(['string'], (text) => text.toLowerCase())],
  upper: [overload(['string'], (text) => text.toUpperCase())],
  trim: [overload(['string'], (text) => text.trim())],
  matches: [overload(['string', 'string'], regexMatches)],
  split: [overload(['string', 'string'], regexSplit)],
  replace: [overload(['string', 'string', 'string'], regexReplace)],
  toUtf8: [overload(['string'], (text) => encoder.encode(text))],
};

export const bytesMethods: Readonly<Record<string, Overload[]>> = {
  size: [overload(['bytes'], (bytes) => BigInt(bytes.length))],
  toBase64: [
    overload(['bytes'], (bytes) => Buffer.from(bytes).toString('base64').replaceAll('+', '-').replaceAll('/', '_')),
  ],
  toHexString: [overload(['bytes'], (bytes) => Buffer.from(bytes).toString('hex').toUpperCase())],
};
