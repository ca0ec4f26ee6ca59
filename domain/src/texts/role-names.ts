import type { Role } from '../access/role';
import type { Locale } from '../entities/user';

const en: Record<Role, string> = { ADMIN: 'admin', CAREGIVER: 'caregiver', VIEWER: 'viewer' };
const fr: Record<Role, string> = { ADMIN: 'admin', CAREGIVER: 'aidant', VIEWER: 'lecteur' };

/** What a role is called within a sentence, by code. */
export const ROLE_NAMES: Record<Locale, ReadonlyMap<string, string>> = {
  en: new Map(Object.entries(en)),
  fr: new Map(Object.entries(fr)),
};
