import * as z from 'zod/mini';
import { ROLES } from '../access/role';
import { instant, meta, text, uid } from './fields';

/** EMAIL goes to an address and is for its owner only; CODE is read out to somebody and is for whoever types it first. */
export const INVITATION_KINDS = ['EMAIL', 'CODE'] as const;
export type InvitationKind = (typeof INVITATION_KINDS)[number];

export const INVITATION_STATUSES = ['PENDING', 'ACCEPTED', 'DECLINED', 'CANCELLED', 'EXPIRED'] as const;
export type InvitationStatus = (typeof INVITATION_STATUSES)[number];

/**
 * `families/{fid}/invitations/{id}`: somebody is asked to join. Written by functions; an ADMIN may cancel it. The secret that
 * opens it is not in it: `invitationSecrets` holds its hash, and no client sees that.
 */
export const invitationSchema = z.object({
  kind: z.enum(INVITATION_KINDS),
  /** Lower case; '' for a code. */
  email: text(0, 254),
  /** For whom a code is, in the ADMIN's words; '' for an e-mail. */
  label: text(0, 100),
  role: z.enum(ROLES),
  message: text(0, 500),
  status: z.enum(INVITATION_STATUSES),
  /** Counts how often it was sent; secrets of earlier rounds are void. */
  round: z.number(),
  sentAt: instant,
  sentBy: uid,
  expiresAt: instant,
  acceptedBy: z.nullable(uid),
  ...meta,
});

export type Invitation = z.infer<typeof invitationSchema>;

/** How long an invitation by e-mail is open: its link alone admits nobody but the owner of the address. */
export const INVITATION_DAYS = 7;
/** How long a code is good for: it admits whoever has it. */
export const CODE_HOURS = 24;

/** Can it still be accepted? */
export const isOpen = ({ status, expiresAt }: Pick<Invitation, 'status' | 'expiresAt'>, nowMs: number): boolean =>
  status === 'PENDING' && expiresAt.toMillis() > nowMs;
