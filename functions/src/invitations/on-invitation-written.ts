import { invitationSchema, isOpen, paths, type Invitation } from '@carecircle/domain';
import { memberName, type CarePorts } from '../activity/care-ports';
import type { DocumentChange } from '../events/document-change';
import type { NewActivity } from '../activity/new-activity';
import { ADMINS, only } from '../notifications/audience';
import { familyLink, newFanout, OF_NO_ONE } from '../notifications/fanout';

export interface InvitationPorts extends CarePorts {
  /** Uid of the account with a proven address; undefined when there is none. */
  accountOf(email: string): Promise<string | undefined>;
}

/** States after which the same address is invited anew. */
const ENDED: ReadonlySet<string> = new Set<Invitation['status']>(['ACCEPTED', 'DECLINED', 'CANCELLED']);

interface Told {
  familyId: string;
  familyName: string;
  invitationId: string;
  invitation: Invitation;
}

/**
 * Tells what becomes of an invitation: the family that somebody was asked and that they declined (that they joined is told by the
 * family itself), and somebody with an account, in their bell, that they are invited: once each time that it is sent.
 */
export async function onInvitationWritten(change: DocumentChange, ports: InvitationPorts): Promise<void> {
  const { familyId = '', invitationId = '' } = change.params;
  if (change.after === undefined) return;
  const parsed = invitationSchema.safeParse(change.after);
  if (!parsed.success) return ports.reportMalformed(change.path, change.eventId);
  const invitation = parsed.data;
  const { before } = change;
  const wasSent = before?.['round'] !== invitation.round && isOpen(invitation, ports.now());
  // An address keeps its invitation, so that somebody may be asked anew; what is only sent again is no news to the family.
  const wasAsked = before === undefined || (wasSent && ENDED.has(String(before['status'])));
  const wasDeclined = before !== undefined && before['status'] !== 'DECLINED' && invitation.status === 'DECLINED';
  if (!wasAsked && !wasSent && !wasDeclined) return;
  const familyName = String((await ports.find(paths.family(familyId)))?.['name'] ?? '');
  const told = { familyId, familyName, invitationId, invitation };
  if (wasAsked) await tellFamily('INVITATION_SENT', told, ports);
  if (wasSent && invitation.kind === 'EMAIL') await tellInvited(told, ports);
  if (wasDeclined) {
    await tellFamily('INVITATION_DECLINED', told, ports);
    await tellAdmins(told, ports);
  }
}

/** Whom it was for is not in it: the activity is read by everybody, an address by ADMINs only (F2). */
async function tellFamily(type: 'INVITATION_SENT' | 'INVITATION_DECLINED', told: Told, ports: CarePorts): Promise<void> {
  const { familyId, familyName, invitationId, invitation } = told;
  const { sentBy, role, updatedBy, updatedAt } = invitation;
  const actor = type === 'INVITATION_SENT' ? sentBy : updatedBy;
  const entry: NewActivity = {
    type,
    actor,
    actorName: await memberName(ports, paths.member(familyId, actor)),
    recipientId: '',
    medicationId: null,
    doseId: null,
    params: { familyName, toRole: role },
    at: new Date(updatedAt.toMillis()),
  };
  await ports.createIfAbsent(paths.activity(familyId, `${invitationId}_${invitation.round}_${type}`), entry);
}

async function tellInvited({ familyId, familyName, invitationId, invitation }: Told, ports: InvitationPorts): Promise<void> {
  const uid = await ports.accountOf(invitation.email);
  if (uid === undefined) return;
  const actorName = await memberName(ports, paths.member(familyId, invitation.sentBy));
  const params = { actorName, familyName, role: invitation.role };
  const link = `/accept-invite?${new URLSearchParams({ family: familyId, invitation: invitationId })}`;
  const id = `invite_${familyId}_${invitationId}_${invitation.round}`;
  const notice = { type: 'FAMILY_INVITE' as const, familyId, ...OF_NO_ONE, params, tag: `invite_${familyId}`, link };
  const fanout = newFanout(notice, new Date(ports.now()), { audience: only(uid), channels: ['push'] });
  await ports.createIfAbsent(paths.fanout(id), fanout);
}

async function tellAdmins({ familyId, familyName, invitationId, invitation }: Told, ports: CarePorts): Promise<void> {
  const params = { familyName, invitee: invitation.email || invitation.label };
  const tag = `invitation_${invitationId}`;
  const notice = { type: 'FAMILY_INVITE_DECLINED' as const, familyId, ...OF_NO_ONE, params, tag, link: familyLink(familyId) };
  const fanout = newFanout(notice, new Date(ports.now()), { audience: ADMINS, channels: [] });
  await ports.createIfAbsent(paths.fanout(`invite-declined_${familyId}_${invitationId}_${invitation.round}`), fanout);
}
