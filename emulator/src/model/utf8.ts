/**
 * Orders strings by their UTF-8 bytes, which is the order of their code points: UTF-16 order, except that surrogates
 * (code points above U+FFFF) come after every other character.
 */
export function compareUtf8(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return compareCodeUnits(x, y);
  }
  return a.length - b.length;
}

/** Orders two different UTF-16 units that stand at the same place by the code points that they belong to. */
export function compareCodeUnits(x: number, y: number): number {
  const xSurrogate = x >= 0xd800 && x <= 0xdfff;
  const ySurrogate = y >= 0xd800 && y <= 0xdfff;
  if (xSurrogate !== ySurrogate) return xSurrogate ? 1 : -1;
  return x - y;
}

/** The length in bytes of a string in UTF-8. */
export function utf8Length(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}
