import * as z from 'zod/mini';
import { formChoice, formText } from '../forms/validation';
import { FAMILY_ACTS, USER_ACTS } from './operator-entry';

/** Reasons say something; acts that take something from people need one. */
export const REASON_MIN = 10;
export const REASON_MAX = 500;

const id = formText(1, 128);
const reason = formText(0, REASON_MAX);

/** What every act comes with: an id, so that asking twice does it once, and a fresh sign-in where the token is older. */
const act = { actId: z.uuid({ error: 'invalid' }), proof: z.optional(formText(1, 8192)) };

const NEEDS_NO_REASON: ReadonlySet<string> = new Set(['REVOKE_SESSIONS', 'RESEND_VERIFICATION']);

interface Reasoned {
  act: string;
  reason: string;
}

const hasReason = ({ act: kind, reason: why }: Reasoned): boolean => NEEDS_NO_REASON.has(kind) || why.length >= REASON_MIN;

/** An e-mail address or a uid. */
export const findUserCall = z.strictObject({ query: formText(1, 254) });

/** An id, an exact name, or the address of a member. */
export const findFamiliesCall = z.strictObject({ query: formText(1, 254) });

export const openFamilyCall = z.strictObject({ familyId: id });

export const userActCall = z
  .strictObject({ ...act, act: formChoice(USER_ACTS), uid: id, reason })
  .check(z.refine(hasReason, { error: 'tooShort', path: ['reason'] }));

/** `to` is the member who becomes the ADMIN of a family that is transferred; '' for other acts. */
export const familyActCall = z
  .strictObject({ ...act, act: formChoice(FAMILY_ACTS), familyId: id, to: formText(0, 128), reason })
  .check(
    z.refine(hasReason, { error: 'tooShort', path: ['reason'] }),
    z.refine(({ act: kind, to }) => (kind === 'TRANSFER_FAMILY') === (to !== ''), { error: 'required', path: ['to'] }),
  );

export const retryCall = z.strictObject({ ...act, reference: id });
export const resumeCall = z.strictObject(act);

export type UserActInput = z.infer<typeof userActCall>;
export type FamilyActInput = z.infer<typeof familyActCall>;
export type RetryInput = z.infer<typeof retryCall>;
export type ResumeInput = z.infer<typeof resumeCall>;
