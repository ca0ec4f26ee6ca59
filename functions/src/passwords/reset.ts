import { randomBytes } from 'node:crypto';
import { paths, type Locale } from '@carecircle/domain';
import type { Decide } from '../store/decide';
import { digest } from '../sign-in/digest';
import type { Limit } from '../throttle/counter';
import { charge, type Throttle } from '../throttle/throttle';

export const RESET_VALID_MS = 3_600_000;

/** `passwordResets/{digest of the address}`: the newest link of an account; its token is kept as a hash only. */
export interface PasswordReset {
  uid: string;
  tokenHash: string;
  /** Epoch milliseconds. */
  expiresAt: number;
  /** Removed by the database's time-to-live. */
  expireAt: Date;
}

/** A new token for an account, and the document that remembers it; any older link is void. The token names its document. */
export function makeReset(uid: string, email: string, nowMs: number): { token: string; path: string; kept: PasswordReset } {
  const id = digest(email);
  const token = `${id}.${randomBytes(32).toString('base64url')}`;
  const expiresAt = nowMs + RESET_VALID_MS;
  return { token, path: paths.passwordReset(id), kept: { uid, tokenHash: digest(token), expiresAt, expireAt: new Date(expiresAt) } };
}

/** A page that was sent twice, or somebody in doubt, is no flood. */
const A_MINUTE: Limit = { name: 'reset-address', max: 3, windowMs: 60_000 };
/** As long as a link lives: whoever is refused has a good one in their mailbox, so strangers can neither flood it nor keep its owner out. */
const WHILE_VALID: Limit = { name: 'reset-mailbox', max: 5, windowMs: RESET_VALID_MS };

export interface RequestResetPorts {
  throttle: Throttle;
  now(): number;
  /** Queues the mail that carries the link, should the address have an account when it is sent. */
  queueResetMail(to: string, locale: Locale): Promise<void>;
}

/** Always the same, whoever asks for whatever address (SEC-09). @throws refusal */
export async function requestReset(email: string, locale: Locale, ports: RequestResetPorts): Promise<void> {
  const charges = [A_MINUTE, WHILE_VALID].map((limit) => ({ limit, subject: email }));
  await charge(ports.throttle, charges, ports.now());
  await ports.queueResetMail(email, locale);
}

export interface ResetPorts {
  decide: Decide;
  emailOf(uid: string): Promise<string | undefined>;
  isGuessable(password: string, ...about: string[]): Promise<boolean>;
  setPassword(uid: string, password: string): Promise<void>;
  endSessions(uid: string, except: string | null): Promise<void>;
  queueChangedMail(uid: string, to: string): Promise<void>;
  now(): number;
}

/** Whose link it is, masked; null when it is unknown, used or too old. */
export async function checkReset(token: string, ports: Pick<ResetPorts, 'decide' | 'emailOf' | 'now'>): Promise<string | null> {
  const reset = await find(token, ports);
  const email = reset && (await ports.emailOf(reset.uid));
  return email === undefined ? null : masked(email);
}

export type ResetAnswer = 'DONE' | 'INVALID_LINK' | 'GUESSABLE_PASSWORD';

/**
 * Sets the password by a link, and ends every session. The link goes last: a call that was interrupted can be made again, and the
 * same password set twice is the same.
 */
export async function resetPassword(token: string, password: string, ports: ResetPorts): Promise<ResetAnswer> {
  const reset = await find(token, ports);
  const email = reset && (await ports.emailOf(reset.uid));
  if (reset === undefined || email === undefined) return 'INVALID_LINK';
  if (await ports.isGuessable(password, email)) return 'GUESSABLE_PASSWORD';
  await ports.setPassword(reset.uid, password);
  await ports.endSessions(reset.uid, null);
  await ports.queueChangedMail(reset.uid, email);
  await ports.decide(pathOf(token), (data) =>
    (data as PasswordReset | undefined)?.tokenHash === reset.tokenHash ? { write: null, result: undefined } : { result: undefined },
  );
  return 'DONE';
}

/** As `makeReset` writes it: the digest that names its document, and the secret. Nothing else becomes a path. */
const TOKEN = /^[0-9a-f]{64}\.[\w-]{43}$/;
const pathOf = (token: string): string => paths.passwordReset(token.slice(0, 64));

async function find(token: string, { decide, now }: Pick<ResetPorts, 'decide' | 'now'>): Promise<PasswordReset | undefined> {
  if (!TOKEN.test(token)) return undefined;
  return decide(pathOf(token), (data) => {
    const kept = data as PasswordReset | undefined;
    return { result: kept?.tokenHash === digest(token) && now() < kept.expiresAt ? kept : undefined };
  });
}

/** The first two characters, then stars, then the domain. */
export function masked(email: string): string {
  const at = email.lastIndexOf('@');
  return `${email.slice(0, Math.min(2, at))}${'*'.repeat(5)}${email.slice(at)}`;
}
