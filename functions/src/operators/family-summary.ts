import type { Family, FamilySummary } from '@carecircle/domain';

/** What operators see of any family. */
export const summaryOf = (id: string, { name, state, deletedAt, memberIds, createdAt }: Family): FamilySummary => ({
  id,
  name,
  state: deletedAt === null ? state : 'REMOVED',
  members: memberIds.length,
  createdAt: createdAt.toMillis(),
});
