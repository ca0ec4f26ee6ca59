import type { Role } from '@carecircle/domain';

type Roles = Readonly<Record<string, Role>>;

/** What became of one person in a family. */
export type RoleChange =
  | { uid: string; was: undefined; is: Role }
  | { uid: string; was: Role; is: undefined }
  | { uid: string; was: Role; is: Role };

/** Who came, went or has another role. */
export function roleChanges(before: Roles, after: Roles): RoleChange[] {
  const uids = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return uids
    .map((uid) => ({ uid, was: before[uid], is: after[uid] }))
    .filter((change): change is RoleChange => change.was !== change.is);
}
