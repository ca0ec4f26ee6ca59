/** Bits of each symbol's code (RFC 7541, appendix B), as runs `symbols × bits`; the last symbol, 256, is the end mark. */
const CODE_LENGTHS = expand(
  '13 23 28*7 24 30 28*2 30 28*8 30 28*9 ' +
    '6 10*2 12 13 6 8 11 10*2 8 11 8 6*3 5*3 6*7 7 8 15 6 12 10 ' +
    '13 6 7*22 8 7 8 13 19 13 14 6 ' +
    '15 5 6 5 6 5 6*3 5 7*2 6*3 5 6 7 6 5*2 6 7*5 15 11 14 13 28 ' +
    '20 22 20*2 22*3 23 22 23*5 24 23 24*2 22 23 24 23*4 21 22 23 22 23*2 24 ' +
    '22 21 20 22*2 23*2 21 23 22*2 24 21 22 23*2 21*2 22 21 23 22 23*2 20 22*3 23 22*2 23 ' +
    '26*2 20 19 22 23 22 25 26*3 27*2 26 24 25 19 21 26 27*2 26 27 24 21*2 26*2 28 27*3 ' +
    '20 24 20 21 22 21*2 23 22*2 25*2 24*2 26 23 26 27 26*2 27*5 28 27*5 26 30',
);
const END_MARK = 256;
const LONGEST_CODE = 30;
/** Bits of the shortest code. */
const SHORTEST_CODE = 5;

function expand(runs: string): number[] {
  return runs.split(' ').flatMap((run) => {
    const [bits, count = '1'] = run.split('*');
    return Array.from({ length: Number(count) }, () => Number(bits));
  });
}

/**
 * The codes as a binary tree: node n has its children at 2n and 2n+1. A child is another node, or `~symbol`. The codes
 * are canonical: of the same length they follow each other in the order of the symbols.
 */
const TREE = buildTree();

function buildTree(): Int16Array {
  const tree = new Int16Array(2 * CODE_LENGTHS.length);
  let nodes = 1;
  let code = 0;
  for (let bits = SHORTEST_CODE; bits <= LONGEST_CODE; bits++) {
    code *= 2;
    CODE_LENGTHS.forEach((length, symbol) => {
      if (length !== bits) return;
      let node = 0;
      for (let bit = bits - 1; bit > 0; bit--) {
        const place = 2 * node + ((code >>> bit) & 1);
        if (tree[place] === 0) tree[place] = nodes++;
        node = tree[place] as number;
      }
      tree[2 * node + (code & 1)] = ~symbol;
      code++;
    });
  }
  return tree;
}

/** The text of a Huffman-coded string; undefined when it is no valid one (RFC 7541, 5.2). */
export function decodeHuffman(coded: Uint8Array): string | undefined {
  const text = Buffer.allocUnsafe(Math.floor((coded.length * 8) / SHORTEST_CODE));
  let length = 0;
  let node = 0;
  /** Of the code that has begun: its bits, and whether all of them are ones, as padding must be. */
  let depth = 0;
  let isPadding = true;
  for (const byte of coded) {
    for (let bit = 7; bit >= 0; bit--) {
      const side = (byte >>> bit) & 1;
      const next = TREE[2 * node + side] as number;
      if (next < 0) {
        if (~next === END_MARK) return undefined;
        text[length++] = ~next;
        node = 0;
        depth = 0;
        isPadding = true;
      } else {
        node = next;
        depth++;
        isPadding &&= side === 1;
      }
    }
  }
  return depth < 8 && isPadding ? text.toString('latin1', 0, length) : undefined;
}
