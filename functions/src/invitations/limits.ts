import type { Limit } from '../throttle/counter';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** SEC-19, F12: what invitations may cost strangers' inboxes. */
export const PER_FAMILY: Limit = { name: 'invite-family', max: 10, windowMs: DAY_MS };
export const PER_INVITER: Limit = { name: 'invite-person', max: 20, windowMs: DAY_MS };
/** One mail, and two more on request, to one address a day. */
export const PER_ADDRESS: Limit = { name: 'invite-address', max: 3, windowMs: DAY_MS };
/** A second tap on *Resend* mails nothing. */
export const RESEND: Limit = { name: 'invite-resend', max: 1, windowMs: MINUTE_MS };
/** Wrong links and codes from one network; a right one costs nothing. */
export const GUESSES: Limit = { name: 'invite-guess', max: 20, windowMs: 10 * MINUTE_MS };
