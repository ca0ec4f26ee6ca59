import { compareCodeUnits } from './utf8';

const SLASH = 0x2f;
const UNDERSCORE = 0x5f;
const NUMERIC_ID = /^__id(-?\d+)__$/;

/** The path of the collection that holds a document: `a/b/c/d` is in `a/b/c`. */
export function collectionPathOf(documentPath: string): string {
  return documentPath.slice(0, documentPath.lastIndexOf('/'));
}

/** The id of a collection, given its path: `a/b/c` → `c`. */
export function collectionIdOf(collectionPath: string): string {
  return collectionPath.slice(collectionPath.lastIndexOf('/') + 1);
}

/** The document that a collection belongs to, `''` for a collection of the root: `a/b/c` → `a/b`. */
export function parentOf(collectionPath: string): string {
  const slash = collectionPath.lastIndexOf('/');
  return slash < 0 ? '' : collectionPath.slice(0, slash);
}

/** The path of a collection below a document, or below the root (`''`). */
export function childPath(parent: string, collectionId: string): string {
  return parent === '' ? collectionId : `${parent}/${collectionId}`;
}

/** Whether a path is a descendant of `ancestor`; everything descends from the root (`''`). */
export function isBelow(path: string, ancestor: string): boolean {
  return ancestor === '' || (path.charCodeAt(ancestor.length) === SLASH && path.startsWith(ancestor));
}

/** Whether an id is a 64-bit number in disguise (`__id123__`), which sorts before all other ids. */
export function isNumericId(id: string): boolean {
  return NUMERIC_ID.test(id);
}

/**
 * Orders paths (or whole resource names) segment by segment: numeric ids first, by number, then others by UTF-8
 * bytes.
 */
export function comparePaths(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  let i = 0;
  let start = 0;
  for (; i < length; i++) {
    const x = a.charCodeAt(i);
    if (x !== b.charCodeAt(i)) break;
    if (x === SLASH) start = i + 1;
  }
  if (a.charCodeAt(start) === UNDERSCORE || b.charCodeAt(start) === UNDERSCORE) {
    const numeric = compareNumericIds(segmentAt(a, start), segmentAt(b, start));
    if (numeric !== 0) return numeric;
  }
  if (i === length) return a.length - b.length;
  const x = a.charCodeAt(i);
  const y = b.charCodeAt(i);
  if (x === SLASH) return -1;
  if (y === SLASH) return 1;
  return compareCodeUnits(x, y);
}

/** Zero when the bytes of the segments decide. */
function compareNumericIds(a: string, b: string): number {
  const x = NUMERIC_ID.exec(a)?.[1];
  const y = NUMERIC_ID.exec(b)?.[1];
  if (x === undefined || y === undefined) return x === y ? 0 : x === undefined ? 1 : -1;
  const left = BigInt(x);
  const right = BigInt(y);
  return left < right ? -1 : left > right ? 1 : 0;
}

function segmentAt(path: string, start: number): string {
  const end = path.indexOf('/', start);
  return end < 0 ? path.slice(start) : path.slice(start, end);
}
