import { createHash } from 'node:crypto';
import type { Data } from '../../events/document-change';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The digest of everything that an entry holds. */
export const entryDigest = (entry: Data): string => sha256(canonical(entry));

/** One text for equal values: fields in the order of their names, instants to the nanosecond. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if ('seconds' in value && 'nanoseconds' in value) return `@${String(value.seconds)}.${String(value.nanoseconds)}`;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`;
}
