import { addDays, dayRange, localDay } from '@carecircle/domain';
import { sha256 } from './entry-digest';
import { sealsOf, type EntryDigest, type NewSeal } from './seal';

/** So long after the end of a day its entries are complete: none is written back into it, and none is replaced. */
export const SETTLED_AFTER_MS = 60 * 60_000;

export interface SealPorts {
  /** The last day (UTC) of which all trails are sealed; undefined before the first. */
  sealedThrough(): Promise<string | undefined>;
  /** The day on which the oldest entry of all was recorded; undefined without any. */
  firstDay(): Promise<string | undefined>;
  /** All entries that were recorded in a span of time, of all families. */
  entriesBetween(fromMs: number, toMs: number): AsyncIterable<EntryDigest & { familyId: string }>;
  /** The last link of a family's chain. */
  head(familyId: string): Promise<{ day: string; seal: string } | undefined>;
  /** Adds links and moves the head, all at once; nothing happens if the head has moved there already. */
  append(familyId: string, seals: readonly NewSeal[]): Promise<void>;
  setSealedThrough(day: string): Promise<void>;
  now(): number;
  /** `root` stands for the heads of all families sealed that day; kept outside the database, it proves them later. */
  reportSealed(day: string, families: number, entries: number, root: string): void;
}

/** Seals every day that is over and not sealed yet, one after the other. Running it again, or after a kill, completes it. */
export async function sealDays(ports: SealPorts): Promise<void> {
  const last = addDays(localDay(ports.now() - SETTLED_AFTER_MS, 'UTC'), -1);
  const sealed = await ports.sealedThrough();
  const first = sealed === undefined ? await ports.firstDay() : addDays(sealed, 1);
  if (first === undefined) return;
  for (let day = first; day <= last; day = addDays(day, 1)) await sealDay(day, ports);
}

async function sealDay(day: string, ports: SealPorts): Promise<void> {
  const { startMs, endMs } = dayRange(day, 'UTC');
  const families = new Map<string, EntryDigest[]>();
  let entries = 0;
  for await (const { familyId, id, digest } of ports.entriesBetween(startMs, endMs)) {
    entries++;
    const known = families.get(familyId);
    if (known) known.push({ id, digest });
    else families.set(familyId, [{ id, digest }]);
  }
  const heads: string[] = [];
  for (const [familyId, own] of families) heads.push(`${familyId} ${await sealFamily(familyId, day, own, ports)}`);
  await ports.setSealedThrough(day);
  ports.reportSealed(day, families.size, entries, sha256(heads.sort().join('\n')));
}

/** The family's head after that day. */
async function sealFamily(familyId: string, day: string, entries: readonly EntryDigest[], ports: SealPorts): Promise<string> {
  const head = await ports.head(familyId);
  // An earlier run came so far before it was cut off.
  if (head !== undefined && head.day >= day) return head.seal;
  const seals = sealsOf(familyId, day, entries, head?.seal ?? '');
  await ports.append(familyId, seals);
  return seals.at(-1)?.seal ?? '';
}
