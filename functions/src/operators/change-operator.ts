import { paths } from '@carecircle/domain';
import type { Auth } from 'firebase-admin/auth';
import { orUndefined } from '../adapters/auth';
import { masked } from '../passwords/reset';

export type Change = 'grant' | 'withdraw';

/** What whoever types the command can mend. */
export class OperatorProblem extends Error {}

export interface ChangePorts {
  auth: Pick<Auth, 'getUserByEmail' | 'setCustomUserClaims' | 'revokeRefreshTokens'>;
  createIfAbsent(path: string, data: object): Promise<boolean>;
  endSessions(uid: string): Promise<void>;
  newId(): string;
  now(): number;
}

/**
 * Makes somebody an operator, or takes that away. Either way they are signed out: the claim comes with the next sign-in, and goes at once.
 * @returns what to tell. @throws OperatorProblem
 */
export async function changeOperator(change: Change, email: string, ports: ChangePorts): Promise<string> {
  const account = await orUndefined(ports.auth.getUserByEmail(email));
  if (account === undefined) throw new OperatorProblem(`There is no account with the address ${email}. Register it in the app first.`);
  if (change === 'grant' && (!account.emailVerified || account.disabled)) {
    throw new OperatorProblem(`${email} has to prove the address first, and must not be suspended.`);
  }
  const { operator, ...claims } = account.customClaims ?? {};
  if ((operator === true) === (change === 'grant')) return `${email} is ${change === 'grant' ? 'an operator already' : 'no operator'}.`;
  await ports.createIfAbsent(paths.operatorEntry(ports.newId()), {
    act: change === 'grant' ? 'GRANT_OPERATOR' : 'WITHDRAW_OPERATOR',
    operator: 'command',
    subject: account.uid,
    detail: masked(email),
    reason: '',
    refused: null,
    at: new Date(ports.now()),
  });
  await ports.auth.setCustomUserClaims(account.uid, change === 'grant' ? { ...claims, operator: true } : claims);
  await ports.endSessions(account.uid);
  await ports.auth.revokeRefreshTokens(account.uid);
  return change === 'grant' ? `${email} is an operator now; they sign in again and open /console.` : `${email} is no operator any more.`;
}
