import type { Random } from './random';

export const DATABASE = 'projects/demo-fuzz/databases/(default)';
export const DOCUMENTS = `${DATABASE}/documents`;

/** Names and texts that decoders look at closely. */
const TEXTS = [
  ...['', 'a', 'c', 'd', '__id7__', '__x__', '.', '..', '/', '//', 'a/b', 'a.b', '`a`', '`', '\\', 'é', '😀', '\u0000'],
  ...[DATABASE, DOCUMENTS, `${DOCUMENTS}/c/d`, `${DOCUMENTS}/c/d/e/f`, `${DOCUMENTS}/c`, `${DOCUMENTS}//c`],
  ...['projects/', 'projects/p/databases/', `${DOCUMENTS}/c/__x__`, `${DOCUMENTS}/${'a/'.repeat(300)}b`, '__name__'],
  ...['x'.repeat(1501), '\ud800', 'NaN', '-0', '1e400', '9223372036854775808', 'true', 'null', '%', '%2F', '%00'],
  ...['a asc, b desc', 'MTIz', 'Zm9v', '2026-02-30T00:00:00Z', '9999-12-31T23:59:59.999999999Z', '1s', '__type__'],
];

export function anyText(random: Random): string {
  if (random.chance(0.7)) return random.pick(TEXTS);
  return random.bytes(random.below(20)).toString(random.pick(['latin1', 'utf8', 'base64', 'utf16le'] as const));
}

/** A text that can be part of a URL or of a header. */
export function anyEncodedText(random: Random): string {
  // encodeURIComponent takes no half characters.
  return encodeURIComponent(anyText(random).replaceAll(/\p{Surrogate}/gu, '?'));
}

export function anyNumber(random: Random): number {
  return random.pick([
    ...[0, 1, -1, 2, 10, 255, 65_536, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), 2 ** 32, 2 ** 53, -(2 ** 53)],
    ...[2 ** 63, -(2 ** 63), 1e300, -1e300, 0.5, NaN, Infinity, -Infinity, 5e-324, -0],
  ]);
}

const USER = `Bearer ${[{ alg: 'none' }, { sub: 'u', user_id: 'u' }]
  .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  .join('.')}.`;

/** Mostly those who may do everything, so that requests get far. */
export function anyCredentials(random: Random): string {
  if (random.chance(0.6)) return 'Bearer owner';
  return random.pick([USER, USER, '', 'Bearer', 'Bearer a.b.c', 'Basic eA==', `Bearer ${'x'.repeat(3000)}`]);
}

export { USER };
