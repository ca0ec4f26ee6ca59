import {
  can,
  CODE_HOURS,
  INVITATION_DAYS,
  isActive,
  paths,
  type Family,
  type Invitation,
  type InviteByCodeInput,
  type InviteByEmailInput,
  type Locale,
} from '@carecircle/domain';
import type { Caller } from '../calls/callable';
import { refusal } from '../calls/refusal';
import type { Mail } from '../mails/mail';
import { dispatch, newMail, type PostPorts } from '../mails/post';
import { charge, type Throttle } from '../throttle/throttle';
import { idForAddress, type InvitationStore, type InvitationTransaction } from './invitation-store';
import { PER_ADDRESS, PER_FAMILY, PER_INVITER, RESEND } from './limits';
import { hashOf, newCode, type InvitationSecret } from './secret';

const HOUR_MS = 3_600_000;

export interface SendInvitationPorts extends Pick<PostPorts, 'enqueue' | 'now'> {
  store: InvitationStore;
  throttle: Throttle;
  /** The language to write in: of the account with this address, else of the inviter. */
  localeFor(email: string, inviter: string): Promise<Locale>;
}

/** An invitation before Firestore turns its dates into timestamps. */
type NewInvitation = {
  [Field in keyof Invitation]: Field extends 'createdAt' | 'updatedAt' | 'sentAt' | 'expiresAt' | 'deletedAt'
    ? Date | null
    : Invitation[Field];
};

/** Asks an address to join: its mail carries the link. @throws refusal */
export async function inviteByEmail(
  { familyId, ...input }: InviteByEmailInput & { familyId: string },
  caller: Caller,
  ports: SendInvitationPorts,
): Promise<{ invitationId: string }> {
  const now = new Date(ports.now());
  const invitationId = idForAddress(input.email);
  const locale = await ports.localeFor(input.email, caller.uid);
  await ports.store.transact((transaction) => administered(transaction, familyId, caller));
  await charge(ports.throttle, [...daily(familyId, caller), { limit: PER_ADDRESS, subject: input.email }], now.getTime());
  const delivery = await ports.store.transact(async (transaction) => {
    const family = await administered(transaction, familyId, caller);
    if ((await transaction.memberByEmail(familyId, input.email)) !== undefined) throw refusal('ALREADY_MEMBER');
    const old = await transaction.invitation(familyId, invitationId);
    if (old?.status === 'PENDING' && old.expiresAt.toMillis() > now.getTime()) throw refusal('ALREADY_INVITED');
    const round = (old?.round ?? 0) + 1;
    const times = { ...createdNow(caller.uid, now), ...sentNow(caller.uid, now, INVITATION_DAYS * 24) };
    const invitation: NewInvitation = { ...input, ...times, round, kind: 'EMAIL', label: '' };
    return write({ transaction, family, familyId, invitationId, invitation, locale });
  });
  await dispatch(delivery, ports);
  return { invitationId };
}

/** Makes a code that admits whoever types it first; it is shown this once and kept nowhere. @throws refusal */
export async function inviteByCode(
  { familyId, ...input }: InviteByCodeInput & { familyId: string },
  caller: Caller,
  ports: SendInvitationPorts,
): Promise<{ invitationId: string; code: string; expiresAt: number }> {
  const now = new Date(ports.now());
  await ports.store.transact((transaction) => administered(transaction, familyId, caller));
  await charge(ports.throttle, daily(familyId, caller), now.getTime());
  const invitationId = ports.store.newId(familyId);
  const code = newCode();
  const times = { ...createdNow(caller.uid, now), ...sentNow(caller.uid, now, CODE_HOURS) };
  const invitation: NewInvitation = { ...input, ...times, round: 1, kind: 'CODE', email: '', message: '' };
  await ports.store.transact(async (transaction) => {
    await administered(transaction, familyId, caller);
    transaction.put(paths.invitation(familyId, invitationId), invitation);
    transaction.put(paths.invitationSecret(hashOf(code)), secretOf(familyId, invitationId, invitation));
  });
  return { invitationId, code, expiresAt: now.getTime() + CODE_HOURS * HOUR_MS };
}

/** Sends an invitation again, with a fresh link and a fresh week; the old link is void. @throws refusal */
export async function resendInvitation(
  { familyId, invitationId }: { familyId: string; invitationId: string },
  caller: Caller,
  ports: SendInvitationPorts,
): Promise<void> {
  const now = new Date(ports.now());
  const { email } = await ports.store.transact((transaction) => resendable(transaction, familyId, invitationId, caller));
  const charges = [
    { limit: RESEND, subject: `${familyId} ${invitationId}` },
    { limit: PER_ADDRESS, subject: email },
    { limit: PER_INVITER, subject: caller.uid },
  ];
  await charge(ports.throttle, charges, now.getTime());
  const locale = await ports.localeFor(email, caller.uid);
  const delivery = await ports.store.transact(async (transaction) => {
    const { family, ...old } = await resendable(transaction, familyId, invitationId, caller);
    const sent = { ...sentNow(caller.uid, now, INVITATION_DAYS * 24), round: old.round + 1 };
    const invitation: NewInvitation = { ...old, ...sent, createdAt: new Date(old.createdAt.toMillis()) };
    return write({ transaction, family, familyId, invitationId, invitation, locale });
  });
  await dispatch(delivery, ports);
}

const daily = (familyId: string, { uid }: Caller) => [
  { limit: PER_FAMILY, subject: familyId },
  { limit: PER_INVITER, subject: uid },
];

async function administered(transaction: InvitationTransaction, familyId: string, { uid }: Caller): Promise<Family> {
  const family = await transaction.family(familyId);
  // Whether a family exists is nobody's business who is not in it.
  if (!isActive(family) || !can(family.roles[uid], 'invitation.create')) throw refusal('NOT_ALLOWED');
  return family;
}

async function resendable(transaction: InvitationTransaction, familyId: string, invitationId: string, caller: Caller) {
  const family = await administered(transaction, familyId, caller);
  const invitation = await transaction.invitation(familyId, invitationId);
  if (invitation === undefined || invitation.kind !== 'EMAIL') throw refusal('NOT_FOUND');
  if (!['PENDING', 'EXPIRED'].includes(invitation.status)) throw refusal('INVITATION_CLOSED');
  return { ...invitation, family };
}

const createdNow = (uid: string, now: Date) => ({ createdAt: now, createdBy: uid });

const sentNow = (uid: string, now: Date, hours: number) => ({
  status: 'PENDING' as const,
  sentAt: now,
  sentBy: uid,
  expiresAt: new Date(now.getTime() + hours * HOUR_MS),
  acceptedBy: null,
  updatedAt: now,
  updatedBy: uid,
  deletedAt: null,
  deletedBy: null,
});

const secretOf = (familyId: string, invitationId: string, { round, expiresAt }: NewInvitation): InvitationSecret => ({
  familyId,
  invitationId,
  round,
  expiresAt: expiresAt ?? new Date(0),
});

interface Sending {
  transaction: InvitationTransaction;
  family: Family;
  familyId: string;
  invitationId: string;
  invitation: NewInvitation;
  locale: Locale;
}

/** The invitation and its mail, both or none; returns the id of the delivery. */
async function write({ transaction, family, familyId, invitationId, invitation, locale }: Sending): Promise<string> {
  const inviter = await transaction.member(familyId, invitation.sentBy);
  const { email, role, message, round, expiresAt } = invitation;
  const expires = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(expiresAt ?? undefined);
  const mail: Mail = {
    template: 'FAMILY_INVITATION',
    to: email,
    locale,
    params: { inviterName: inviter?.displayName ?? '', familyName: family.name, role, message, expires },
    about: { familyId, invitationId, round: String(round) },
  };
  const deliveryId = `invitation_${familyId}_${invitationId}_${round}`;
  transaction.put(paths.invitation(familyId, invitationId), invitation);
  transaction.put(paths.delivery(deliveryId), newMail(mail, invitation.sentAt ?? new Date(0)));
  return deliveryId;
}
