import type { Role } from '../access/role';
import type { Channel } from '../entities/user';
import type { OperatorEntry } from './operator-entry';

// What operators see: ids, masked addresses and states. Nothing about anybody's health, no loved ones, no texts of messages.
// Instants are epoch milliseconds.

export interface FamilySummary {
  id: string;
  name: string;
  state: 'ACTIVE' | 'SUSPENDED' | 'REMOVED';
  members: number;
  createdAt: number;
}

/** How the account of a member stands. */
export type AccountState = 'ACTIVE' | 'UNVERIFIED' | 'SUSPENDED' | 'GONE';

export interface FamilyView extends FamilySummary {
  people: { uid: string; email: string; role: Role; account: AccountState }[];
  /** Is there an ADMIN who can still act? Only without one may the family be transferred. */
  hasActingAdmin: boolean;
}

export interface SignInView {
  outcome: 'SUCCESS' | 'FAILURE' | 'LOCKED' | 'SUSPENDED';
  origin: string;
  at: number;
}

export interface UserView {
  uid: string;
  email: string;
  isVerified: boolean;
  isSuspended: boolean;
  isOperator: boolean;
  createdAt: number;
  /** Null for somebody who never signed in. */
  lastSignInAt: number | null;
  openSessions: number;
  families: FamilySummary[];
  /** The newest first. */
  signIns: SignInView[];
  /** Until when signing in is blocked from one of the origins above; 0 when it is not. */
  lockedUntil: number;
}

/** Failed sign-ins of the last day. */
export interface FailuresView {
  origins: { origin: string; failures: number; addresses: number; lastAt: number }[];
  /** People who were refused though their password was right. */
  lockOuts: { uid: string; origin: string; at: number }[];
  /** Ways that are blocked now. */
  locks: number;
}

export interface DeadLetterView {
  /** Stands for the delivery, whose own id may tell of medicines. */
  reference: string;
  channel: Channel;
  /** The template of a mail; `NOTIFICATION` for what the bell shows, too. */
  kind: string;
  code: string;
  attempts: number;
  at: number;
}

export interface DeadLettersView {
  letters: DeadLetterView[];
  /** Work that nobody has taken up for minutes. */
  overdue: { fanouts: number; deliveries: number };
}

export type TrailRow = Omit<OperatorEntry, 'at'> & { id: string; at: number };
