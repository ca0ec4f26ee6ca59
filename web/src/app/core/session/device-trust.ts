import { Service, signal } from '@angular/core';
import { KEYS } from '../storage/keys';

/**
 * Whether the person called this device their own when they signed in. Only there the sign-in and an offline copy are kept on it;
 * on any other device everything lives in memory and goes with the tab (SEC-14).
 */
@Service()
export class DeviceTrust {
  private readonly state = signal(localStorage.getItem(KEYS.trusted) === 'yes');
  readonly trusted = this.state.asReadonly();

  /** Say it before signing in: what is kept is decided by it. */
  set(trusted: boolean): void {
    if (trusted) localStorage.setItem(KEYS.trusted, 'yes');
    else localStorage.removeItem(KEYS.trusted);
    this.state.set(trusted);
  }

  /** Where small choices of the person go: kept on their own device, gone with the tab on another. */
  get memory(): Storage {
    return this.trusted() ? localStorage : sessionStorage;
  }
}
