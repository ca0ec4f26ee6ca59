import { invitationSchema, isOpen, paths, type Invitation } from '@carecircle/domain';
import { memberName, type CarePorts } from '../activity/care-ports';
import type { DocumentChange } from '../events/document-change';
import { only } from '../notifications/audience';
import { newFanout, OF_NO_ONE } from '../notifications/fanout';

export interface InvitationPorts extends CarePorts {
  /** Uid of the account with a proven address; undefined when there is none. */
  accountOf(email: string): Promise<string | undefined>;
}

/** Tells somebody with an account in their bell, too, that they are invited: once each time that the invitation is sent. */
export async function onInvitationWritten(change: DocumentChange, ports: InvitationPorts): Promise<void> {
  const { familyId = '', invitationId = '' } = change.params;
  if (change.after === undefined) return;
  const parsed = invitationSchema.safeParse(change.after);
  if (!parsed.success) return ports.reportMalformed(change.path, change.eventId);
  const invitation = parsed.data;
  if (!wasSent(change, invitation) || !isOpen(invitation, ports.now())) return;
  const uid = await ports.accountOf(invitation.email);
  if (uid === undefined) return;
  const family = await ports.find(paths.family(familyId));
  const params = {
    actorName: await memberName(ports, paths.member(familyId, invitation.sentBy)),
    familyName: String(family?.['name'] ?? ''),
    role: invitation.role,
  };
  const link = `/accept-invite?${new URLSearchParams({ family: familyId, invitation: invitationId })}`;
  const id = `invite_${familyId}_${invitationId}_${invitation.round}`;
  const notice = { type: 'FAMILY_INVITE' as const, familyId, ...OF_NO_ONE, params, tag: `invite_${familyId}`, link };
  const fanout = newFanout(notice, new Date(ports.now()), { audience: only(uid), channels: ['push'] });
  await ports.createIfAbsent(paths.fanout(id), fanout);
}

const wasSent = ({ before }: DocumentChange, { kind, round }: Invitation): boolean =>
  kind === 'EMAIL' && before?.['round'] !== round;
