import { confirm, type ConfirmationPorts } from '../sessions/confirmation';
import type { ResetPorts } from './reset';

export type ChangePorts = ConfirmationPorts & Omit<ResetPorts, 'emailOf'>;

export type ChangeAnswer = 'DONE' | 'NOT_CONFIRMED' | 'GUESSABLE_PASSWORD';

/** Somebody who changes their own password: the session that they do it from goes on, all others end (SEC-06). */
export interface PasswordChange {
  uid: string;
  email: string;
  sid: string;
  proof: string;
  password: string;
}

/** Sets a new password for somebody who has just typed the old one. */
export async function changePassword({ uid, email, sid, proof, password }: PasswordChange, ports: ChangePorts): Promise<ChangeAnswer> {
  if (await ports.isGuessable(password, email)) return 'GUESSABLE_PASSWORD';
  if (!(await confirm(uid, proof, ports))) return 'NOT_CONFIRMED';
  await ports.setPassword(uid, password);
  await ports.endSessions(uid, sid);
  await ports.queueChangedMail(uid, email);
  return 'DONE';
}
