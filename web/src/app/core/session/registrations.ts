import { inject, Service } from '@angular/core';
import { CONSENT_VERSION, type RegistrationInput } from '@carecircle/domain';
import { Callables } from '../firebase/callables';
import { Locale } from '../locale/locale';
import { PendingRegistration } from './pending-registration';
import { Session } from './session';

/** What became of a code. */
export type CodeState = 'DONE' | 'WRONG' | 'TOO_MANY' | 'EXPIRED' | 'GUESSABLE_PASSWORD';

/** How a request for a code was answered: whether one is on its way, and when the next may be asked for. */
export interface CodeRequest {
  sent: boolean;
  waitSeconds: number;
}

/** Proving an address by a code: of an account that is yet to be made, or of the one that the person is signed in to. */
@Service()
export class Registrations {
  private readonly callables = inject(Callables);
  private readonly pending = inject(PendingRegistration);
  private readonly session = inject(Session);
  private readonly locale = inject(Locale);

  /** The address that is to be proven. */
  get email(): string {
    return this.session.person()?.email ?? this.pending.current()?.email ?? '';
  }

  /** Must the person type the password again, since the page was loaded anew? */
  get needsPassword(): boolean {
    return this.session.person() === null && (this.pending.current()?.password ?? null) === null;
  }

  /** Remembers what was typed, and has a code sent. @throws CallError */
  async begin(registration: { displayName: string; email: string; password: string }): Promise<void> {
    this.pending.begin(registration);
    await this.requestCode();
  }

  /** @throws CallError */
  requestCode(): Promise<CodeRequest> {
    return this.callables.call<object, CodeRequest>('requestEmailCode', { email: this.email, locale: this.locale.language() });
  }

  /**
   * Proves the address with the code; a new account is made, and signed in to.
   * @param password in place of the one that was forgotten with the page
   * @param trusted the person says that the device is their own
   * @throws CallError
   */
  async prove(code: string, password: string, trusted: boolean): Promise<CodeState> {
    const registration = this.pending.current();
    if (this.session.person() || registration === null) return this.proveOwn(code);
    const input: RegistrationInput = {
      email: registration.email,
      displayName: registration.displayName,
      code,
      password: registration.password ?? password,
      locale: this.locale.language(),
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      consentVersion: CONSENT_VERSION,
    };
    const { state } = await this.callables.call<RegistrationInput, { state: CodeState }>('register', input);
    if (state !== 'DONE') return state;
    await this.session.signIn(input.email, input.password, trusted);
    this.pending.end();
    return state;
  }

  private async proveOwn(code: string): Promise<CodeState> {
    const { state } = await this.callables.call<object, { state: CodeState }>('proveEmail', { code });
    if (state === 'DONE') await this.session.refresh();
    return state;
  }
}
