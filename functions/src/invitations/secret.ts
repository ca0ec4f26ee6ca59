import { createHash, randomBytes } from 'node:crypto';
import { inviteCode, type Instant } from '@carecircle/domain';

/**
 * `invitationSecrets/{hash}`: what a link or a code opens. Server only. The secret itself is nowhere: 32 random bytes in a
 * link, 65 bits in a code.
 */
export interface InvitationSecret {
  familyId: string;
  invitationId: string;
  /** Void when the invitation was sent again since. */
  round: number;
  expiresAt: Date;
}

/** The same as it comes back from the database. */
export type StoredSecret = Omit<InvitationSecret, 'expiresAt'> & { expiresAt: Instant };

export const newToken = (): string => randomBytes(32).toString('base64url');
export const newCode = (): string => inviteCode(randomBytes(16));

/** Under what a secret is looked up: it cannot be turned back. */
export const hashOf = (secret: string): string => createHash('sha256').update(`invitation ${secret}`).digest('hex');
