import { inviteCode, readCode, spacedCode } from './invite-code';

const bytes = Uint8Array.from({ length: 16 }, (_, index) => index * 17);

test('SEC-19: a code holds at least 64 bits and nothing that is misread', () => {
  const codes = Array.from({ length: 256 }, (_, byte) => inviteCode(new Uint8Array(13).fill(byte)));
  expect(codes.every((code) => /^[0-9A-HJKMNP-TV-Z]{13}$/.test(code))).toBe(true);
  const distinct = new Set(codes.map((code) => code[0])).size;
  expect(13 * Math.log2(distinct)).toBeGreaterThanOrEqual(64);
});

test('a code is read as it was shown, in whatever case and groups, with O and I for 0 and 1', () => {
  const code = inviteCode(bytes);
  expect(spacedCode(code)).toMatch(/^.{4}-.{4}-.{5}$/);
  expect(readCode(` ${spacedCode(code).toLowerCase()} `)).toBe(code);
  expect(readCode('oooo iiii lllll')).toBe('0000111111111');
});

test.each(['', '0000-0000-0000', '0000-0000-000000', '0000-0000-0000U'])('%p is no code', (typed) => {
  expect(readCode(typed)).toBeNull();
});

test('too few random bytes make no code', () => {
  expect(() => inviteCode(new Uint8Array(12))).toThrow(RangeError);
});
