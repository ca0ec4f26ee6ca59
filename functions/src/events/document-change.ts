import { isDeepStrictEqual } from 'node:util';

export type Data = Readonly<Record<string, unknown>>;

/** A document was created, changed or removed. The same change may arrive twice, and changes may arrive out of order. */
export interface DocumentChange {
  /** Equal for repeated deliveries of one event. */
  readonly eventId: string;
  /** When it was committed. */
  readonly at: Date;
  /** The document's path from the database's root. */
  readonly path: string;
  /** Ids from the trigger's pattern. */
  readonly params: Readonly<Record<string, string>>;
  readonly before: Data | undefined;
  readonly after: Data | undefined;
}

/** Names of the top-level fields that differ, sorted. */
export function changedFields(before: Data | undefined, after: Data | undefined): string[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names].filter((name) => !isDeepStrictEqual(before?.[name], after?.[name])).sort();
}

/** A value from a document as milliseconds since the epoch, if it is a timestamp. */
export function millis(value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null || !('toMillis' in value)) return undefined;
  const { toMillis } = value;
  if (typeof toMillis !== 'function') return undefined;
  const ms: unknown = toMillis.call(value);
  return typeof ms === 'number' ? ms : undefined;
}
