import { CONSENT_TEXTS, DEFAULT_PREFERENCES, paths, type RegistrationInput } from '@carecircle/domain';
import { digest } from '../sign-in/digest';
import { checkCode, dropCode, type CheckCodePorts } from './check-code';
import type { CodeVerdict } from './email-code';

export interface RegisterPorts extends CheckCodePorts {
  isGuessable(password: string, ...about: string[]): Promise<boolean>;
  /** Creates an account whose address is proven; does nothing when the account with this uid is there. @throws when the address is taken */
  ensureAccount(account: { uid: string; email: string; password: string; displayName: string }): Promise<void>;
  createIfAbsent(path: string, data: object): Promise<boolean>;
}

export type RegisterAnswer = { state: 'DONE' } | { state: Exclude<CodeVerdict, 'RIGHT'> | 'GUESSABLE_PASSWORD' };

/**
 * Makes the account once the person has proven the address with the code: before that nothing of it exists, so nobody can take
 * an address that is not theirs, or learn whether it has an account (decision 0030). The uid follows from the code, so that a call
 * that was interrupted goes on where it stopped.
 */
export async function register(input: RegistrationInput, ports: RegisterPorts): Promise<RegisterAnswer> {
  const { email, password, displayName, code, locale, timeZone, consentVersion } = input;
  if (await ports.isGuessable(password, email, displayName)) return { state: 'GUESSABLE_PASSWORD' };
  const { verdict, salt } = await checkCode(email, code, ports);
  if (verdict !== 'RIGHT') return { state: verdict };
  const uid = digest('account', salt).slice(0, 28);
  await ports.ensureAccount({ uid, email, password, displayName });
  const at = new Date(ports.now());
  const meta = { createdAt: at, createdBy: uid, updatedAt: at, updatedBy: uid, deletedAt: null, deletedBy: null };
  await ports.createIfAbsent(paths.user(uid), { displayName, email, locale, timeZone, phone: '', preferences: DEFAULT_PREFERENCES, ...meta });
  await ports.createIfAbsent(paths.consent(uid, `HEALTH_DATA_${consentVersion}`), {
    purpose: 'HEALTH_DATA',
    version: consentVersion,
    locale,
    textHash: digest(CONSENT_TEXTS[locale]),
    actor: uid,
    basis: 'self',
    at,
  });
  await dropCode(email, ports);
  return { state: 'DONE' };
}
