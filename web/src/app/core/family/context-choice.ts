/** The chosen family and loved one; null where nothing was chosen yet. */
export interface ContextChoice {
  readonly familyId: string | null;
  readonly recipientId: string | null;
}

const NOTHING: ContextChoice = { familyId: null, recipientId: null };

/** The remembered choice of this person, from its stored form; nothing when it is another person's or unreadable. */
export function readChoice(stored: string | null, uid: string): ContextChoice {
  if (stored === null) return NOTHING;
  try {
    const kept = JSON.parse(stored) as Partial<ContextChoice & { uid: string }>;
    if (kept.uid !== uid) return NOTHING;
    return { familyId: kept.familyId ?? null, recipientId: kept.recipientId ?? null };
  } catch {
    return NOTHING;
  }
}

/** The item that was wanted, or the first one where it is gone or was never chosen. */
export function chosen<T extends { readonly id: string }>(items: readonly T[], wanted: string | null): T | null {
  return items.find(({ id }) => id === wanted) ?? items[0] ?? null;
}
