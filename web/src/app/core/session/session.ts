import { computed, inject, Service, signal } from '@angular/core';
import { Auth } from '@angular/fire/auth';
import {
  browserSessionPersistence,
  indexedDBLocalPersistence,
  onIdTokenChanged,
  setPersistence,
  signInWithEmailAndPassword,
  signOut,
  type User,
} from 'firebase/auth';
import { DeviceTrust } from './device-trust';
import { forgetPerson } from './wipe';

/** Why somebody finds themselves on the sign-in page. */
export type SignOutReason = 'ended' | 'idle' | 'deleted' | 'password' | 'suspended';

/** Who is signed in. */
export interface Person {
  readonly uid: string;
  readonly email: string;
  /** As typed at registration; the profile document is the living copy. */
  readonly displayName: string;
  /** Has it been proven that the address is theirs? Nothing of a family is there before. */
  readonly isVerified: boolean;
  /** May they use the operators' console? The server decides at each call. */
  readonly isOperator: boolean;
  /** The session of this device on the server. */
  readonly sid: string;
}

/** The sign-in of this device. */
@Service()
export class Session {
  private readonly auth = inject(Auth);
  private readonly trust = inject(DeviceTrust);
  private readonly current = signal<Person | null | undefined>(undefined);

  /** The person; null when nobody is signed in, undefined until that is known. */
  readonly person = this.current.asReadonly();
  readonly uid = computed(() => this.current()?.uid ?? null);
  readonly sid = computed(() => this.current()?.sid ?? null);
  /** Resolves as soon as it is known whether somebody is signed in. */
  readonly known: Promise<void>;

  constructor() {
    this.known = new Promise((resolve) => {
      onIdTokenChanged(this.auth, (user) => {
        void this.take(user).then(resolve);
      });
    });
  }

  /**
   * Signs in; on a trusted device for as long as it is used, else until the tab is closed.
   * @throws FirebaseError, to be told with `authProblem`.
   */
  async signIn(email: string, password: string, trusted: boolean): Promise<void> {
    this.trust.set(trusted);
    await setPersistence(this.auth, trusted ? indexedDBLocalPersistence : browserSessionPersistence);
    await signInWithEmailAndPassword(this.auth, email.trim().toLowerCase(), password);
    await this.refresh();
  }

  /** Fetches a new token: what the server has learned of the person meanwhile is in it. */
  async refresh(): Promise<void> {
    await this.auth.currentUser?.getIdToken(true);
    await this.take(this.auth.currentUser);
  }

  /** Signs out and starts the app anew, so that nothing of the person stays in memory or on the device. @param why shown on the sign-in page */
  async signOut(why?: SignOutReason): Promise<void> {
    forgetPerson();
    await signOut(this.auth);
    location.assign(why === undefined ? '/login' : `/login?why=${why}`);
  }

  private async take(user: User | null): Promise<void> {
    if (user === null) return this.current.set(null);
    const { claims } = await user.getIdTokenResult();
    const person: Person = {
      uid: user.uid,
      email: user.email ?? '',
      displayName: user.displayName ?? '',
      isVerified: claims['email_verified'] === true,
      isOperator: claims['operator'] === true,
      sid: typeof claims['sid'] === 'string' ? claims['sid'] : '',
    };
    const before = this.current();
    const same = before && (Object.keys(person) as (keyof Person)[]).every((key) => before[key] === person[key]);
    if (!same) this.current.set(person);
  }
}
