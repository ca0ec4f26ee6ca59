import { array, assert, constantFrom, property, string, tuple, uint8Array } from 'fast-check';
import { ConnectionError } from '../protocol';
import { HpackDecoder } from './decoder';
import { encodeHeaders } from './encoder';
import { decodeHuffman } from './huffman';
import { STATIC_TABLE, type HeaderField } from './static-table';

const decoder = (): HpackDecoder => new HpackDecoder(65_536);
const hex = (text: string): Buffer => Buffer.from(text.replace(/\s/g, ''), 'hex');

describe('HpackDecoder', () => {
  it.each([
    ['C.2.1', '400a 6375 7374 6f6d 2d6b 6579 0d63 7573 746f 6d2d 6865 6164 6572', ['custom-key', 'custom-header']],
    ['C.2.2', '040c 2f73 616d 706c 652f 7061 7468', [':path', '/sample/path']],
    ['C.2.3', '1008 7061 7373 776f 7264 0673 6563 7265 74', ['password', 'secret']],
    ['C.2.4', '82', [':method', 'GET']],
  ])('reads example %s of RFC 7541', (_name, bytes, field) => {
    expect(decoder().decode(hex(bytes))).toEqual([field]);
  });

  const FIRST = [
    [':method', 'GET'],
    [':scheme', 'http'],
    [':path', '/'],
    [':authority', 'www.example.com'],
  ];
  const SECOND = [...FIRST, ['cache-control', 'no-cache']];
  const THIRD = [
    [':method', 'GET'],
    [':scheme', 'https'],
    [':path', '/index.html'],
    [':authority', 'www.example.com'],
    ['custom-key', 'custom-value'],
  ];

  it.each([
    [
      'C.3, plain',
      [
        '8286 8441 0f77 7777 2e65 7861 6d70 6c65 2e63 6f6d',
        '8286 84be 5808 6e6f 2d63 6163 6865',
        '8287 85bf 400a 6375 7374 6f6d 2d6b 6579 0c63 7573 746f 6d2d 7661 6c75 65',
      ],
    ],
    [
      'C.4, Huffman',
      [
        '8286 8441 8cf1 e3c2 e5f2 3a6b a0ab 90f4 ff',
        '8286 84be 5886 a8eb 1064 9cbf',
        '8287 85bf 4088 25a8 49e9 5ba9 7d7f 8925 a849 e95b b8e8 b4bf',
      ],
    ],
  ])('remembers fields from block to block (%s)', (_name, blocks) => {
    const decode = decoder();
    expect(blocks.map((block) => decode.decode(hex(block)))).toEqual([FIRST, SECOND, THIRD]);
  });

  it('forgets the oldest fields of a small table (C.6)', () => {
    const decode = decoder();
    const cookie = 'foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1';
    const blocks = [
      '3fe1 01 4882 6402 5885 aec3 771a 4b61 96d0 7abe 9410 54d4 44a8 2005 9504 0b81 66e0 82a6 2d1b ff6e 919d 29ad 1718 63c7 8f0b 97c8 e9ae 82ae 43d3',
      '4883 640e ffc1 c0bf',
      '88c1 6196 d07a be94 1054 d444 a820 0595 040b 8166 e084 a62d 1bff c05a 839b d9ab 77ad 94e7 821d d7f2 e6c7 b335 dfdf cd5b 3960 d5af 2708 7f36 72c1 ab27 0fb5 291f 9587 3160 65c0 03ed 4ee5 b106 3d50 07',
    ].map((block) => decode.decode(hex(block)));
    expect(blocks[1]).toEqual([[':status', '307'], ...(blocks[0] ?? []).slice(1)]);
    expect(blocks[2]).toContainEqual(['date', 'Mon, 21 Oct 2013 20:13:22 GMT']);
    expect(blocks[2]).toContainEqual(['set-cookie', cookie]);
  });

  it('gives back what the encoder made', () => {
    const text = string({ unit: 'binary-ascii', maxLength: 300 });
    const field = tuple(text, text);
    assert(
      property(array(field), array(constantFrom(...STATIC_TABLE)), (literals, indexed) => {
        const fields: HeaderField[] = [...indexed, ...literals];
        expect(decoder().decode(encodeHeaders(fields))).toEqual(fields);
      }),
    );
  });

  it('takes any bytes for a block or for a mistake, never for anything else', () => {
    assert(
      property(array(uint8Array({ maxLength: 60 })), (blocks) => {
        const decode = decoder();
        try {
          for (const block of blocks) decode.decode(Buffer.from(block));
        } catch (error) {
          expect(error).toBeInstanceOf(ConnectionError);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['an index of nothing', 'ff00'],
    ['index 0', '80'],
    ['an integer without an end', 'ffffffffffffffff7f'],
    ['a string beyond the end', '000561'],
    ['a table that is too large', '3fe25f'],
    ['a table size behind a field', '8220'],
    ['a Huffman code with a byte of padding', '000161821fff'],
  ])('refuses %s', (_name, bytes) => {
    expect(() => decoder().decode(hex(bytes))).toThrow(expect.objectContaining({ code: 9 }));
  });

  it('refuses a list that a few bytes blow up', () => {
    const decode = decoder();
    const large = encodeHeaders([['x', 'y'.repeat(4000)]]);
    // The same field with incremental indexing, then a reference to it, again and again.
    const bomb = Buffer.concat([Buffer.of(0x40), large.subarray(1), Buffer.alloc(20, 0xbe)]);
    expect(() => decode.decode(bomb)).toThrow(expect.objectContaining({ code: 11 }));
  });
});

describe('decodeHuffman', () => {
  it('refuses the end mark, padding with zeros and padding of a whole byte', () => {
    expect(decodeHuffman(hex('ffffffff'))).toBeUndefined();
    expect(decodeHuffman(hex('18'))).toBeUndefined();
    expect(decodeHuffman(hex('1fff'))).toBeUndefined();
    expect(decodeHuffman(hex('1f'))).toBe('a');
  });
});
