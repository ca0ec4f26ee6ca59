import type { InvitationKey } from '@carecircle/domain';
import { KEYS } from '../../core/storage/keys';

/** For so long a link that was opened waits on this device for its person to sign in or create an account. */
const KEPT_MS = 24 * 3_600_000;

/**
 * What opens an invitation: the secret in the address's fragment, the name of an invitation from the bell, or what was kept of
 * an earlier visit. The secret is kept on the device and never put into an address again: those end up in logs (SEC-21).
 */
export function invitationKey(fragment: string | null, query: URLSearchParams, nowMs: number, memory: Storage = localStorage): InvitationKey | null {
  const familyId = query.get('family');
  const invitationId = query.get('invitation');
  if (familyId && invitationId) return { familyId, invitationId };
  if (fragment) {
    keepKey({ secret: fragment }, nowMs, memory);
    return { secret: fragment };
  }
  return kept(nowMs, memory);
}

export function keepKey(key: InvitationKey, nowMs: number, memory: Storage = localStorage): void {
  memory.setItem(KEYS.invitation, JSON.stringify({ key, until: nowMs + KEPT_MS }));
}

export function forgetKey(memory: Storage = localStorage): void {
  memory.removeItem(KEYS.invitation);
}

/** Whoever signs out to answer as somebody else finds the invitation again once they signed in. */
export function comeBackAfterSignIn(isWanted: boolean, memory: Storage = sessionStorage): void {
  if (isWanted) memory.setItem(KEYS.invitationBack, 'yes');
  else memory.removeItem(KEYS.invitationBack);
}

/** Does somebody come back to their invitation? Says so once. */
export function comesBack(memory: Storage = sessionStorage): boolean {
  const comes = memory.getItem(KEYS.invitationBack) !== null;
  memory.removeItem(KEYS.invitationBack);
  return comes;
}

function kept(nowMs: number, memory: Storage): InvitationKey | null {
  try {
    const { key, until } = JSON.parse(memory.getItem(KEYS.invitation) ?? '{}') as { key?: InvitationKey; until?: number };
    return key !== undefined && (until ?? 0) > nowMs ? key : null;
  } catch {
    return null;
  }
}
