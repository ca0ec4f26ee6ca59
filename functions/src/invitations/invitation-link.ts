import { isOpen, paths, type Invitation } from '@carecircle/domain';
import type { Enclosure, Mail } from '../mails/mail';
import type { Data } from '../events/document-change';
import { hashOf, newToken, type InvitationSecret } from './secret';

export interface InvitationLinkPorts {
  appUrl: string;
  find(path: string): Promise<Data | undefined>;
  put(path: string, data: object): Promise<void>;
  now(): number;
}

/**
 * The link of an invitation, made while its mail is being sent; null when the invitation is no longer open or was sent again.
 * The secret is in the fragment: browsers send that to no server, not even as the referrer (SEC-21).
 */
export async function invitationLink({ about }: Mail, ports: InvitationLinkPorts): Promise<Enclosure | null> {
  const { familyId = '', invitationId = '', round } = about;
  const invitation = (await ports.find(paths.invitation(familyId, invitationId))) as Invitation | undefined;
  if (invitation === undefined || !isOpen(invitation, ports.now()) || String(invitation.round) !== round) return null;
  const token = newToken();
  const secret: InvitationSecret = {
    familyId,
    invitationId,
    round: invitation.round,
    expiresAt: new Date(invitation.expiresAt.toMillis()),
  };
  await ports.put(paths.invitationSecret(hashOf(token)), secret);
  return { link: `${ports.appUrl}/accept-invite#${token}` };
}
