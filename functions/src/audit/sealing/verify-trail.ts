import { sealId, sealOver, type EntryDigest, type NewSeal } from './seal';

/** What is wrong with a trail, and where: an entry's id, or a seal's. */
export interface Finding {
  problem: 'MISSING' | 'CHANGED' | 'ADDED' | 'SEAL_CHANGED' | 'CHAIN_BROKEN' | 'SEAL_MISSING';
  day: string;
  id: string;
}

export interface Trail {
  familyId: string;
  /** All seals, in order. */
  seals: readonly NewSeal[];
  /** The last link, as it is kept apart from the seals. */
  head: { day: string; seal: string } | undefined;
  /** All entries up to the last day sealed, with the day on which they were recorded. */
  entries: readonly (EntryDigest & { day: string })[];
}

/** Compares a trail with its seals; empty when nothing was changed, removed or added since each was made. */
export function verifyTrail(trail: Trail): Finding[] {
  return [...chainFindings(trail), ...entryFindings(trail)];
}

function chainFindings({ familyId, seals, head }: Trail): Finding[] {
  const findings: Finding[] = [];
  let previous = '';
  for (const seal of seals) {
    const where = { day: seal.day, id: sealId(seal) };
    if (seal.seal !== sealOver(familyId, seal)) findings.push({ problem: 'SEAL_CHANGED', ...where });
    if (seal.previous !== previous) findings.push({ problem: 'CHAIN_BROKEN', ...where });
    previous = seal.seal;
  }
  if ((head?.seal ?? '') !== previous) findings.push({ problem: 'SEAL_MISSING', day: head?.day ?? '', id: 'last' });
  return findings;
}

function entryFindings({ seals, entries }: Trail): Finding[] {
  const sealed = new Map<string, { day: string; digest: string }>();
  for (const { day, entries: lines } of seals) {
    for (const line of lines) {
      const [id = '', digest = ''] = line.split(' ');
      sealed.set(id, { day, digest });
    }
  }
  const findings: Finding[] = [];
  for (const { id, digest, day } of entries) {
    const seal = sealed.get(id);
    sealed.delete(id);
    if (seal === undefined) findings.push({ problem: 'ADDED', day, id });
    else if (seal.digest !== digest || seal.day !== day) findings.push({ problem: 'CHANGED', day: seal.day, id });
  }
  for (const [id, { day }] of sealed) findings.push({ problem: 'MISSING', day, id });
  return findings;
}
