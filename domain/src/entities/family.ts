import * as z from 'zod/mini';
import { ROLES } from '../access/role';
import { meta, text, uid } from './fields';

/** SUSPENDED is set by operators: the family is closed to its members until it is set back. */
export const FAMILY_STATES = ['ACTIVE', 'SUSPENDED'] as const;
export const MAX_MEMBERS = 50;
/** How many families one person may have founded at a time. */
export const MAX_FOUNDED = 9;
/** How many families one person may be in. */
export const MAX_FAMILIES = 30;
/** A removed family can be brought back for so long; then it is purged. */
export const RESTORE_DAYS = 30;

/**
 * Families have the ids `{founder}_1` to `{founder}_9`: the rules cannot count, but so they know that nobody founds a tenth.
 * Once a family is purged its id is free again.
 */
export const foundedIds = (uid: string): string[] => Array.from({ length: MAX_FOUNDED }, (_, index) => `${uid}_${index + 1}`);

/** `families/{fid}`: the space in which people care; `memberIds` are exactly the keys of `roles`. */
export const familySchema = z.object({
  name: text(1, 100),
  roles: z.record(z.string(), z.enum(ROLES)),
  memberIds: z.array(uid).check(z.maxLength(MAX_MEMBERS)),
  state: z.enum(FAMILY_STATES),
  ...meta,
});

export type Family = z.infer<typeof familySchema>;

/** Is the family open to its members, neither removed nor suspended? The rules ask the same. */
export const isActive = <T extends Pick<Family, 'deletedAt' | 'state'>>(family: T | undefined): family is T =>
  family?.deletedAt === null && family.state === 'ACTIVE';
