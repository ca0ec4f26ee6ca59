import {
  isActive,
  isOpen,
  MAX_FAMILIES,
  MAX_MEMBERS,
  paths,
  type Family,
  type Invitation,
  type InvitationKey,
  type InvitationView,
} from '@carecircle/domain';
import { FieldValue } from 'firebase-admin/firestore';
import type { Caller, Visitor } from '../calls/callable';
import { refusal } from '../calls/refusal';
import { charge, type Throttle } from '../throttle/throttle';
import type { InvitationStore, InvitationTransaction } from './invitation-store';
import { GUESSES } from './limits';
import { readSecret } from './read-secret';
import { hashOf } from './secret';

export interface AnswerPorts {
  store: InvitationStore;
  throttle: Throttle;
  now(): number;
}

interface Found {
  familyId: string;
  invitationId: string;
  family: Family;
  invitation: Invitation;
}

/** What somebody with the link, the code or the invited address sees before they answer. @throws refusal */
export async function lookUpInvitation(key: InvitationKey, visitor: Visitor, ports: AnswerPorts): Promise<InvitationView> {
  const place = await locate(key, visitor.origin, ports);
  return ports.store.transact(async (transaction) => {
    const { familyId, invitationId, family, invitation } = await found(transaction, place, visitor.person);
    const { status, role, message, email, sentBy, expiresAt } = invitation;
    const open = isOpen(invitation, ports.now());
    const inviter = open ? await transaction.member(familyId, sentBy) : undefined;
    return {
      familyId,
      invitationId,
      state: open ? 'OPEN' : status === 'PENDING' ? 'EXPIRED' : status,
      familyName: open ? family.name : '',
      inviterName: inviter?.displayName ?? '',
      role,
      message: open ? message : '',
      email: open ? email : '',
      expiresAt: expiresAt.toMillis(),
    };
  });
}

/**
 * Makes somebody a member: their role, their entry and the end of the invitation in one transaction. Whoever is a member already
 * stays what they are. @throws refusal
 */
export async function acceptInvitation(key: InvitationKey, caller: Caller, ports: AnswerPorts): Promise<{ familyId: string }> {
  const place = await locate(key, caller.origin, ports);
  const families = await ports.store.familiesOf(caller.uid);
  return ports.store.transact(async (transaction) => {
    const { familyId, invitationId, family, invitation } = await found(transaction, place, caller);
    const isMember = family.roles[caller.uid] !== undefined;
    const open = isOpen(invitation, ports.now());
    if (isMember && (open || invitation.acceptedBy === caller.uid)) {
      // Only their own invitation ends with it: a code that a member tries is still good for whom it is for.
      if (open && invitation.kind === 'EMAIL') transaction.update(...closed(familyId, invitationId, 'ACCEPTED', caller.uid));
      return { familyId };
    }
    if (!open) throw refusal(isExpired(invitation) ? 'INVITATION_EXPIRED' : 'INVITATION_CLOSED');
    if (family.memberIds.length >= MAX_MEMBERS) throw refusal('FAMILY_FULL');
    if (families >= MAX_FAMILIES) throw refusal('TOO_MANY_FAMILIES');
    await join(transaction, { familyId, invitationId, family, invitation }, caller);
    return { familyId };
  });
}

/** Turns an invitation down; it needs the link or the invited address, so that nobody else can. @throws refusal */
export async function declineInvitation(key: InvitationKey, visitor: Visitor, ports: AnswerPorts): Promise<void> {
  const place = await locate(key, visitor.origin, ports);
  await ports.store.transact(async (transaction) => {
    const { familyId, invitationId, invitation } = await found(transaction, place, visitor.person);
    if (invitation.status === 'DECLINED') return;
    if (!isOpen(invitation, ports.now())) throw refusal(isExpired(invitation) ? 'INVITATION_EXPIRED' : 'INVITATION_CLOSED');
    transaction.update(...closed(familyId, invitationId, 'DECLINED', visitor.person?.uid ?? 'invitee'));
  });
}

const isExpired = ({ status }: Invitation) => status === 'PENDING' || status === 'EXPIRED';

interface Place {
  familyId: string;
  invitationId: string;
  /** The round of the secret; null for a person who came by their address. */
  round: number | null;
}

/** Which invitation a key opens. Attempts from a network are counted, right ones taken off again. */
async function locate(key: InvitationKey, origin: string, ports: AnswerPorts): Promise<Place> {
  const guess = [{ limit: GUESSES, subject: origin }];
  await charge(ports.throttle, guess, ports.now());
  if (!('secret' in key)) return { ...key, round: null };
  const secret = await ports.store.secret(hashOf(readSecret(key.secret)));
  if (secret === undefined) throw refusal('NOT_FOUND');
  await ports.throttle.giveBack(guess);
  return secret;
}

async function found(transaction: InvitationTransaction, place: Place, person: Caller | null): Promise<Found> {
  const { familyId, invitationId, round } = place;
  const [family, invitation] = await Promise.all([
    transaction.family(familyId),
    transaction.invitation(familyId, invitationId),
  ]);
  if (!isActive(family) || invitation === undefined) throw refusal('NOT_FOUND');
  const isTheirs = person !== null && person.isEmailVerified && person.email === invitation.email && invitation.kind === 'EMAIL';
  // Without a secret one learns nothing, not even that there is an invitation (SEC-09).
  if (round === null && !isTheirs) throw refusal('NOT_FOUND');
  if (round !== null && round !== invitation.round) throw refusal('INVITATION_CLOSED');
  return { familyId, invitationId, family, invitation };
}

async function join(transaction: InvitationTransaction, { familyId, invitationId, family, invitation }: Found, caller: Caller) {
  const { uid, email } = caller;
  if (invitation.kind === 'EMAIL' && invitation.email !== email) throw refusal('WRONG_ADDRESS');
  const entry = await transaction.member(familyId, uid);
  const profile = await transaction.profile(uid);
  const displayName = profile.displayName || caller.name || email.split('@')[0] || email;
  const written = { updatedAt: FieldValue.serverTimestamp(), updatedBy: uid };
  const fields = { displayName: displayName.slice(0, 100), email, ...written, deletedAt: null, deletedBy: null };
  if (entry === undefined) {
    const created = { createdAt: FieldValue.serverTimestamp(), createdBy: uid };
    transaction.put(paths.member(familyId, uid), { nickname: '', phone: profile.phone, ...fields, ...created });
  } else transaction.update(paths.member(familyId, uid), fields);
  transaction.update(paths.family(familyId), {
    roles: { ...family.roles, [uid]: invitation.role },
    memberIds: [...family.memberIds, uid],
    ...written,
  });
  transaction.update(...closed(familyId, invitationId, 'ACCEPTED', uid));
}

function closed(familyId: string, invitationId: string, status: 'ACCEPTED' | 'DECLINED', by: string): [string, object] {
  const acceptedBy = status === 'ACCEPTED' ? by : null;
  return [paths.invitation(familyId, invitationId), { status, acceptedBy, updatedAt: FieldValue.serverTimestamp(), updatedBy: by }];
}
