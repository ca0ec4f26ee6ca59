import type { AuditSeal } from '@carecircle/domain';
import { sha256 } from './entry-digest';

/** An entry of the trail by its digest. */
export interface EntryDigest {
  id: string;
  digest: string;
}

/** A seal before the database adds when it was made. */
export type NewSeal = Omit<AuditSeal, 'sealedAt'>;

/** Entries in one seal; it stays well below a document's size. */
export const ENTRIES_PER_SEAL = 2_000;

/** The document id of a seal: ids in their order are seals in their order. */
export const sealId = ({ day, page }: Pick<AuditSeal, 'day' | 'page'>): string => `${day}_${String(page).padStart(4, '0')}`;

/** The links that a family's entries of one day add to its chain. */
export function sealsOf(familyId: string, day: string, entries: readonly EntryDigest[], previous: string): NewSeal[] {
  const lines = entries.map(({ id, digest }) => `${id} ${digest}`).sort();
  const seals: NewSeal[] = [];
  for (let from = 0; from < lines.length; from += ENTRIES_PER_SEAL) {
    const link = { day, page: seals.length, entries: lines.slice(from, from + ENTRIES_PER_SEAL), previous: seals.at(-1)?.seal ?? previous };
    seals.push({ ...link, seal: sealOver(familyId, link) });
  }
  return seals;
}

/** What the `seal` of a link must be. */
export function sealOver(familyId: string, { day, page, entries, previous }: Omit<NewSeal, 'seal'>): string {
  return sha256([familyId, day, page, previous, ...entries].join('\n'));
}
