import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';

const MINUTE_MS = 60_000;
export const CODE_DIGITS = 6;
export const CODE_VALID_MS = 5 * MINUTE_MS;
export const RESEND_AFTER_MS = MINUTE_MS;
export const MAX_WRONG = 5;
/** Codes that one address is sent within a day: five tries at each leave guessing hopeless. */
export const MAX_CODES_A_DAY = 10;
const DAY_MS = 24 * 60 * MINUTE_MS;

/**
 * `emailCodes/{digest of the address}`: the one live code of an address. Only a slow, salted hash of it is kept: a million codes
 * are tried in no time, and its five minutes are over long before a stolen hash is worked through. Instants are epoch milliseconds.
 */
export interface EmailCode {
  /** When the last code was asked for. */
  askedAt: number;
  /** Codes asked for since `dayFrom`. */
  askedToday: number;
  dayFrom: number;
  /** Empty until the mail with the code is sent, and for addresses whose owner was sent something else. */
  salt: string;
  hash: string;
  expiresAt: number;
  wrong: number;
  /** Removed by the database's time-to-live. */
  expireAt: Date;
}

/** Asks for a code; a number is how many seconds to wait first. */
export function askForCode(before: EmailCode | undefined, nowMs: number): EmailCode | number {
  const sameDay = before !== undefined && nowMs - before.dayFrom < DAY_MS;
  if (before !== undefined && nowMs - before.askedAt < RESEND_AFTER_MS) return secondsUntil(before.askedAt + RESEND_AFTER_MS, nowMs);
  if (sameDay && before.askedToday >= MAX_CODES_A_DAY) return secondsUntil(before.dayFrom + DAY_MS, nowMs);
  return {
    askedAt: nowMs,
    askedToday: sameDay ? before.askedToday + 1 : 1,
    dayFrom: sameDay ? before.dayFrom : nowMs,
    salt: '',
    hash: '',
    expiresAt: nowMs + CODE_VALID_MS,
    wrong: 0,
    expireAt: new Date(nowMs + DAY_MS),
  };
}

const secondsUntil = (atMs: number, nowMs: number): number => Math.ceil((atMs - nowMs) / 1000);

/** A new code, and what is kept of it. */
export async function makeCode(nowMs: number): Promise<{ code: string; kept: Pick<EmailCode, 'salt' | 'hash' | 'expiresAt' | 'wrong'> }> {
  const code = String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');
  const salt = randomBytes(16).toString('hex');
  return { code, kept: { salt, hash: await hashOf(code, salt), expiresAt: nowMs + CODE_VALID_MS, wrong: 0 } };
}

export type CodeVerdict = 'RIGHT' | 'WRONG' | 'TOO_MANY' | 'EXPIRED';

/** What a code is worth that comes in now; `hash` is its own, made with the salt of what is kept. */
export function judge(kept: EmailCode | undefined, hash: string, nowMs: number): CodeVerdict {
  if (kept === undefined || nowMs >= kept.expiresAt) return 'EXPIRED';
  if (kept.wrong >= MAX_WRONG) return 'TOO_MANY';
  if (kept.hash !== '' && sameText(kept.hash, hash)) return 'RIGHT';
  return kept.wrong + 1 >= MAX_WRONG ? 'TOO_MANY' : 'WRONG';
}

function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Takes as long for an address without a code as for one with a code. */
export function hashOf(code: string, salt: string): Promise<string> {
  return new Promise((resolve, reject) => {
    scrypt(code, salt, 32, (error, key) => (error ? reject(error) : resolve(key.toString('hex'))));
  });
}
