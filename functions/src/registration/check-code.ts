import { paths } from '@carecircle/domain';
import type { Decide } from '../store/decide';
import { digest } from '../sign-in/digest';
import { hashOf, judge, type CodeVerdict, type EmailCode } from './email-code';

export interface CheckCodePorts {
  decide: Decide;
  now(): number;
}

/** A code that was looked at; `salt` names the one that was right. */
export interface CheckedCode {
  verdict: CodeVerdict;
  salt: string;
}

/** Looks at a code and counts a wrong one. A right one stays until `dropCode`, so that what it opens can be finished after a failure. */
export async function checkCode(email: string, code: string, { decide, now }: CheckCodePorts): Promise<CheckedCode> {
  const path = paths.emailCode(digest(email));
  const salt = await decide(path, (data) => ({ result: (data as EmailCode | undefined)?.salt ?? '' }));
  const hash = await hashOf(code, salt);
  return decide(path, (data) => {
    const kept = data as EmailCode | undefined;
    const verdict = judge(kept, kept?.salt === salt ? hash : '', now());
    const wrong = kept !== undefined && (verdict === 'WRONG' || verdict === 'TOO_MANY');
    return { ...(wrong ? { write: { ...kept, wrong: kept.wrong + 1 } } : {}), result: { verdict, salt } };
  });
}

/** The code has served its purpose. */
export async function dropCode(email: string, { decide }: Pick<CheckCodePorts, 'decide'>): Promise<void> {
  await decide(paths.emailCode(digest(email)), (data) =>
    data === undefined ? { result: undefined } : { write: { ...data, hash: '', salt: '', expiresAt: 0 }, result: undefined },
  );
}
