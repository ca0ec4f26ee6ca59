import { Service, signal } from '@angular/core';
import { KEYS } from '../storage/keys';

/** A registration that waits for its code. The password stays in memory: after a reload it is asked for again. */
export interface Registration {
  readonly email: string;
  readonly displayName: string;
  readonly password: string | null;
}

/** Keeps what the person typed at registration while they fetch the code from their mail. */
@Service()
export class PendingRegistration {
  private readonly state = signal<Registration | null>(restored());
  readonly current = this.state.asReadonly();

  begin(registration: Registration): void {
    this.state.set(registration);
    sessionStorage.setItem(KEYS.registration, JSON.stringify({ ...registration, password: null }));
  }

  end(): void {
    this.state.set(null);
    sessionStorage.removeItem(KEYS.registration);
  }
}

function restored(): Registration | null {
  const kept = sessionStorage.getItem(KEYS.registration);
  return kept === null ? null : (JSON.parse(kept) as Registration);
}
