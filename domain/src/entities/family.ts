import * as z from 'zod/mini';
import { ROLES } from '../access/role';
import { meta, text, uid } from './fields';

export const FAMILY_STATES = ['ACTIVE'] as const;
export const MAX_MEMBERS = 50;

/** `families/{fid}`: the space in which people care; `memberIds` are exactly the keys of `roles`. */
export const familySchema = z.object({
  name: text(1, 100),
  roles: z.record(z.string(), z.enum(ROLES)),
  memberIds: z.array(uid).check(z.maxLength(MAX_MEMBERS)),
  state: z.enum(FAMILY_STATES),
  ...meta,
});

export type Family = z.infer<typeof familySchema>;
