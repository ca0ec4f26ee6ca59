/** Crockford's base 32: no I, L, O or U, which are misread or misheard. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 13 characters of 5 bits: 65 bits, so that guessing is hopeless even without throttling (SEC-19 asks for 64). */
const LENGTH = 13;
const GROUPS = [4, 4, 5];

/** A code from random bytes: one character for each of the first 13. @throws RangeError when there are fewer. */
export function inviteCode(bytes: Uint8Array): string {
  if (bytes.length < LENGTH) throw new RangeError(`an invitation code needs ${LENGTH} random bytes, not ${bytes.length}`);
  return Array.from(bytes.subarray(0, LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}

/** The code as it is shown and read out: in groups. */
export function spacedCode(code: string): string {
  let from = 0;
  return GROUPS.map((size) => code.slice(from, (from += size))).join('-');
}

/** What somebody typed as the code that they meant; null when it cannot be one. */
export function readCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]+/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return code.length === LENGTH && [...code].every((character) => ALPHABET.includes(character)) ? code : null;
}
