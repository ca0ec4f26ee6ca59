import { same } from '@carecircle/domain';
import type { Draft, Values } from './draft';

/** Has the server what was sent, by this person? Fields that the form does not know do not matter. */
export function hasArrived({ values, uid }: Pick<Draft, 'values' | 'uid'>, onServer: Values | undefined): boolean {
  if (onServer === undefined || onServer['updatedBy'] !== uid) return false;
  return Object.entries(values).every(([field, value]) => !(field in onServer) || same(trimmed(value), onServer[field]));
}

/** Forms store texts without blanks around them. */
function trimmed(value: unknown): unknown {
  if (typeof value === 'string') return value.trim();
  if (Array.isArray(value)) return value.map(trimmed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, trimmed(entry)]));
}
