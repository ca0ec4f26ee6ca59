import * as z from 'zod/mini';
import { ROLES } from '../access/role';
import { documentId as id, formChoice, formText } from './validation';

/** An e-mail address as people type it; blanks around it and its letter case do not matter. */
const address = formText(1, 254).check(z.toLowerCase(), z.regex(/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/, { error: 'invalidEmail' }));

/** Asks somebody to join by e-mail. */
export const inviteByEmailInput = z.strictObject({ email: address, role: formChoice(ROLES), message: formText(0, 500) });
export type InviteByEmailInput = z.infer<typeof inviteByEmailInput>;

/** Makes a code for somebody who is told it. */
export const inviteByCodeInput = z.strictObject({ label: formText(1, 100), role: formChoice(ROLES) });
export type InviteByCodeInput = z.infer<typeof inviteByCodeInput>;

/** What the functions take: the form, and the family that it is about. */
export const inviteByEmailCall = z.extend(inviteByEmailInput, { familyId: id });
export const inviteByCodeCall = z.extend(inviteByCodeInput, { familyId: id });
export const invitationCall = z.strictObject({ familyId: id, invitationId: id });
export const memberCall = z.strictObject({ familyId: id, uid: id });

/** Opens an invitation: by the secret of its link or code, or by name for the person whose address it is for. */
export const openInvitationCall = z.union([z.strictObject({ secret: formText(10, 100) }), invitationCall]);
export type InvitationKey = z.infer<typeof openInvitationCall>;

/** What a person sees of an invitation before they answer it. */
export interface InvitationView {
  familyId: string;
  invitationId: string;
  state: 'OPEN' | 'ACCEPTED' | 'DECLINED' | 'CANCELLED' | 'EXPIRED';
  /** Empty for one that is not open: what it was is nobody's business any more. */
  familyName: string;
  inviterName: string;
  role: (typeof ROLES)[number];
  message: string;
  /** The invited address; '' for a code. */
  email: string;
  /** In ms since the epoch. */
  expiresAt: number;
}
