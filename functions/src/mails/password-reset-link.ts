import type { Auth } from 'firebase-admin/auth';
import type { Enclosure, Mail } from './mail';

/** Firebase's own link to choose a new password, made while the mail is being sent; null when the account is gone. */
export async function passwordResetLink({ to }: Mail, auth: Pick<Auth, 'generatePasswordResetLink'>): Promise<Enclosure | null> {
  try {
    return { link: await auth.generatePasswordResetLink(to) };
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

const GONE: ReadonlySet<unknown> = new Set(['auth/user-not-found', 'auth/email-not-found']);

const isGone = (error: unknown): boolean => typeof error === 'object' && error !== null && 'code' in error && GONE.has(error.code);
