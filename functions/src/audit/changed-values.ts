import type { ChangedValue } from '@carecircle/domain';
import type { Data } from '../events/document-change';

/** The fields whose values the trail keeps: who may do what in a family, and never anything about a person's health. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  families: ['name', 'roles', 'state'],
  invitations: ['role', 'status'],
};

/** Before and after of those changed fields whose values may be kept. */
export function changedValues(
  kind: string,
  fields: readonly string[],
  before: Data | undefined,
  after: Data | undefined,
): Record<string, ChangedValue> {
  const kept = fields.filter((field) => KEPT[kind]?.includes(field));
  return Object.fromEntries(kept.map((field) => [field, { ...side('before', before, field), ...side('after', after, field) }]));
}

const side = (name: 'before' | 'after', data: Data | undefined, field: string): ChangedValue =>
  data?.[field] === undefined ? {} : { [name]: data[field] };
