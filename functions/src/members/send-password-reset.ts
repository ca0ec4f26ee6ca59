import { can, isActive, paths, type Family, type Locale, type Member } from '@carecircle/domain';
import type { NewAuditEntry } from '../audit/audit-entry';
import type { AuditPorts } from '../audit/record-audit';
import type { Caller } from '../calls/callable';
import { refusal } from '../calls/refusal';
import { post, type PostPorts } from '../mails/post';
import { only } from '../notifications/audience';
import { newFanout, OF_NO_ONE } from '../notifications/fanout';
import type { Limit } from '../throttle/counter';
import { charge, type Throttle } from '../throttle/throttle';

const DAY_MS = 86_400_000;
const PER_MEMBER: Limit = { name: 'reset-member', max: 3, windowMs: DAY_MS };
const PER_ADMIN: Limit = { name: 'reset-admin', max: 10, windowMs: DAY_MS };

export interface PasswordResetPorts extends PostPorts, Pick<AuditPorts, 'add' | 'find'> {
  throttle: Throttle;
  /** The address that somebody signs in with; undefined when the account is gone. */
  addressOf(uid: string): Promise<string | undefined>;
  localeFor(email: string, otherwise: string): Promise<Locale>;
  newId(): string;
}

/**
 * Mails a member the link with which they choose a new password themselves, and says who asked (F5: nobody sets another's
 * password), in the mail and in their bell. It is audited before it is sent. @throws refusal
 */
export async function sendPasswordReset(
  { familyId, uid }: { familyId: string; uid: string },
  caller: Caller,
  ports: PasswordResetPorts,
): Promise<void> {
  const family = (await ports.find(paths.family(familyId))) as Family | undefined;
  if (!isActive(family) || !can(family.roles[caller.uid], 'member.resetPassword')) throw refusal('NOT_ALLOWED');
  const [member, actor] = await Promise.all([uid, caller.uid].map((id) => memberOf(familyId, id, ports)));
  const to = await ports.addressOf(uid);
  if (family.roles[uid] === undefined || to === undefined) throw refusal('NOT_FOUND');
  const now = new Date(ports.now());
  const charges = [
    { limit: PER_MEMBER, subject: uid },
    { limit: PER_ADMIN, subject: caller.uid },
  ];
  await charge(ports.throttle, charges, now.getTime());
  const id = ports.newId();
  const entry: NewAuditEntry = {
    action: 'SEND_PASSWORD_RESET',
    path: paths.member(familyId, uid),
    kind: 'members',
    actor: caller.uid,
    fields: [],
    changes: {},
    at: now,
    eventId: `call ${id}`,
  };
  await ports.add(paths.audit(familyId, id), entry);
  const params = { name: member?.displayName ?? '', actorName: actor?.displayName ?? '', familyName: family.name };
  await ports.createIfAbsent(paths.fanout(`password-reset_${id}`), noticeTo(uid, familyId, params, now));
  const locale = await ports.localeFor(to, caller.uid);
  await post(`password-reset_${id}`, { template: 'PASSWORD_RESET_BY_ADMIN', to, locale, params, about: { uid } }, ports);
}

/** In the bell only: the mail is on its way already. */
const noticeTo = (uid: string, familyId: string, { actorName }: { actorName: string }, now: Date) =>
  newFanout(
    { type: 'PASSWORD_RESET_ASKED', familyId, ...OF_NO_ONE, params: { actorName }, tag: 'password-reset', link: '/settings/security' },
    now,
    { audience: only(uid), channels: [] },
  );

const memberOf = async (familyId: string, uid: string, { find }: PasswordResetPorts) =>
  (await find(paths.member(familyId, uid))) as Member | undefined;
