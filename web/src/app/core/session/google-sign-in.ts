import { Location } from '@angular/common';
import { inject, Service } from '@angular/core';
import { RUNTIME_CONFIG } from '../config/runtime-config';
import { Locale } from '../locale/locale';
import { KEYS } from '../storage/keys';
import { googleAddress, readGoogleAnswer, type GoogleAnswer, type GoogleRequest } from './google-answer';

const RETURN_TO = '/login';

/**
 * Sign-in with Google by way of its own page. Firebase's pop-up would load scripts and frames of Google into the app, which the
 * content security policy forbids (decision 0033).
 */
@Service()
export class GoogleSignIn {
  private readonly clientId = inject(RUNTIME_CONFIG).signIn?.googleClientId;
  private readonly location = inject(Location);
  private readonly locale = inject(Locale);

  /** Has the project sign-in with Google? */
  readonly isOffered = this.clientId !== undefined && this.clientId !== '';

  /** Leaves the app; the answer is found at the next start. */
  async leave(trusted: boolean, returnUrl: string): Promise<void> {
    const request: GoogleRequest = { state: crypto.randomUUID(), nonce: crypto.randomUUID(), trusted, returnUrl };
    sessionStorage.setItem(KEYS.google, JSON.stringify(request));
    location.assign(await googleAddress(this.clientId ?? '', location.origin + RETURN_TO, request, this.locale.language()));
  }

  /** Takes the answer out of the address, once. @returns null where there is none @throws Error for one that is not for this tab */
  takeAnswer(): Promise<GoogleAnswer | null> {
    const fragment = location.hash.slice(1);
    const kept = sessionStorage.getItem(KEYS.google);
    sessionStorage.removeItem(KEYS.google);
    if (fragment !== '') this.location.replaceState(RETURN_TO);
    return readGoogleAnswer(fragment, this.isOffered && kept !== null ? (JSON.parse(kept) as GoogleRequest) : null);
  }
}
