import type { Query } from '../../../../model';

/** A text that is the same for the same query, so that its listeners can share one view. Projections do not count. */
export function canonicalQuery(query: Query): string {
  return JSON.stringify({ ...query, select: undefined }, (_key, value: unknown) => plain(value));
}

/** JSON has neither bigint nor bytes nor maps nor NaN: these say their type. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return { int: String(value) };
  if (typeof value === 'number' && !Number.isFinite(value)) return { double: String(value) };
  if (value instanceof Map) return { map: [...value] };
  if (value instanceof Uint8Array) return { bytes: Buffer.from(value).toString('base64') };
  return value;
}
