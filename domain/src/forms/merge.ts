type Values = Readonly<Record<string, unknown>>;

/** One field that two people changed to different values. */
export interface FieldConflict {
  readonly field: string;
  readonly mine: unknown;
  readonly theirs: unknown;
  /** Both changes of a list in one, where the field is a list; the same as `theirs` otherwise. */
  readonly both: unknown;
}

export interface Merge<T> {
  /** My values with the changes of others that do not touch mine; a conflict still holds mine. */
  readonly values: T;
  /** Fields that others changed and I had left alone. */
  readonly adopted: readonly string[];
  readonly conflicts: readonly FieldConflict[];
}

/**
 * Brings together two edits of the same fields that began from `base`: what only one of them changed is taken over, what both
 * changed differently is a conflict for a person to decide. `nameOf` tells which entries of two lists are the same one.
 */
export function mergeEdits<T extends Values>(base: T, mine: T, theirs: T, nameOf: (entry: unknown) => string): Merge<T> {
  const values: Record<string, unknown> = { ...mine };
  const adopted: string[] = [];
  const conflicts: FieldConflict[] = [];
  for (const field of Object.keys(mine)) {
    const [was, my, their] = [base[field], mine[field], theirs[field]];
    if (same(was, their) || same(my, their)) continue;
    if (same(was, my)) {
      values[field] = their;
      adopted.push(field);
    } else {
      const both = Array.isArray(my) && Array.isArray(their) ? union(listOf(was), my, their, nameOf) : their;
      conflicts.push({ field, mine: my, theirs: their, both });
    }
  }
  return { values: values as T, adopted, conflicts };
}

/** Their list, with what I added and changed, without what I removed. */
function union(base: readonly unknown[], mine: readonly unknown[], theirs: readonly unknown[], nameOf: (entry: unknown) => string) {
  const named = (entries: readonly unknown[]) => new Map(entries.map((entry) => [nameOf(entry), entry]));
  const [before, my] = [named(base), named(mine)];
  const result = named(theirs);
  for (const [name, entry] of my) if (!same(before.get(name), entry)) result.set(name, entry);
  for (const name of before.keys()) if (!my.has(name)) result.delete(name);
  return [...result.values()];
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Equal as data; the order of keys does not matter, that of a list does. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as Values, b as Values];
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => key in right && same(left[key], right[key]));
}
