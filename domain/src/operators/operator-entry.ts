import * as z from 'zod/mini';
import { instant, text, uid } from '../entities/fields';

/** The author of what operators change, as families see it: who of them it was stands in the operators' own trail. */
export const OPERATOR_ACTOR = 'operator';

export const OPERATOR_LOOK_UPS = ['FIND_USER', 'FIND_FAMILIES', 'OPEN_FAMILY', 'LIST_FAILURES', 'LIST_DEAD_LETTERS', 'READ_TRAIL'] as const;
export const USER_ACTS = ['SUSPEND_USER', 'REACTIVATE_USER', 'REVOKE_SESSIONS', 'RESEND_VERIFICATION'] as const;
export const FAMILY_ACTS = ['SUSPEND_FAMILY', 'REACTIVATE_FAMILY', 'TRANSFER_FAMILY'] as const;
export const MACHINE_ACTS = ['RETRY_DEAD_LETTER', 'RESUME_WORK'] as const;
/** Done by the command line, where nobody is signed in. */
export const GRANT_ACTS = ['GRANT_OPERATOR', 'WITHDRAW_OPERATOR'] as const;
export const OPERATOR_ACTS = [...OPERATOR_LOOK_UPS, ...USER_ACTS, ...FAMILY_ACTS, ...MACHINE_ACTS, ...GRANT_ACTS] as const;

export type OperatorLookUp = (typeof OPERATOR_LOOK_UPS)[number];
export type UserAct = (typeof USER_ACTS)[number];
export type FamilyAct = (typeof FAMILY_ACTS)[number];
export type OperatorAct = (typeof OPERATOR_ACTS)[number];

/** `operatorTrail/{id}`: what an operator looked at or did. Written before it is done, never changed, read by no client. */
export const operatorEntrySchema = z.object({
  act: z.enum(OPERATOR_ACTS),
  /** Who; `command` for the command line. */
  operator: uid,
  /** The id of whom or what it is about; '' where it is about no one. */
  subject: text(0, 128),
  /** What else names it: a masked address that was looked for, the new ADMIN. */
  detail: text(0, 200),
  reason: text(0, 500),
  /** Why it was refused; null when it was not. */
  refused: z.nullable(z.string()),
  at: instant,
});

export type OperatorEntry = z.infer<typeof operatorEntrySchema>;
