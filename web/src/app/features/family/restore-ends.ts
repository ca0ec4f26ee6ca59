import { RESTORE_DAYS, type Family } from '@carecircle/domain';

/** Until when a removed family can be brought back, in ms since the epoch. */
export const restoreEnds = ({ deletedAt }: Pick<Family, 'deletedAt'>): number =>
  (deletedAt?.toMillis() ?? 0) + RESTORE_DAYS * 86_400_000;
