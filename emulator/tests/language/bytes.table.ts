import { noFunction, unsupported, wrongCount, type Table } from './table';

const hash = (name: string): string => `hashing.${name}(bytes), hashing.${name}(string)`;

/** Bytes and the namespace `hashing`. */
export const bytes: Table = {
  literals: [
    ["b'abc'", 'bytes YWJj'],
    [String.raw`b'\x00\377\n'`, 'bytes AP8K'],
    ["b'é'.size()", 'int 2'],
    ["b''", 'bytes '],
  ],
  methods: [
    ['resource.data.bytes.size()', 'int 3'],
    ["b'abc'.toBase64()", '"YWJj"'],
    ["'??>>'.toUtf8().toBase64()", '"Pz8-Pg=="'],
    ["b'abc'.toHexString()", '"616263"'],
    [String.raw`b'\n\377'.toHexString()`, '"0AFF"'],
    ["b'a'.size(1)", wrongCount(1, 'bytes.size()')],
    ["'abc'.toBase64()", noFunction('toBase64')],
    ["'abc'.toHexString()", noFunction('toHexString')],
    ["b'a'.lower()", noFunction('lower')],
    ["b'abc'[0:1]", unsupported('bytes[int:int]', 'list[int:int], string[int:int]')],
  ],
  hashing: [
    ["hashing.md5('abc').toHexString()", '"900150983CD24FB0D6963F7D28E17F72"'],
    [
      "hashing.sha256(b'abc').toHexString()",
      '"BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"',
    ],
    ["hashing.crc32('123456789').toHexString()", '"2639F4CB"'],
    ["hashing.crc32c('123456789').toHexString()", '"839206E3"'],
    ["hashing.md5('abc') == hashing.md5(b'abc')", 'true'],
    ["hashing.md5('abc') == hashing.md5('abd')", 'false'],
    ['hashing.md5(1)', unsupported('hashing.md5(int)', hash('md5'))],
    ['hashing.sha256(null)', unsupported('hashing.sha256(null)', hash('sha256'))],
    ['hashing.crc32([])', unsupported('hashing.crc32(list)', hash('crc32'))],
    ['hashing.crc32c()', wrongCount(0, hash('crc32c'))],
    ["hashing.sha1('a')", noFunction('hashing.sha1')],
  ],
};
