/** What a person may be in a family: ADMIN manages it, CAREGIVER cares, VIEWER looks on. */
export const ROLES = ['ADMIN', 'CAREGIVER', 'VIEWER'] as const;

export type Role = (typeof ROLES)[number];
