import { computed, inject, Service, signal } from '@angular/core';
import { Auth } from '@angular/fire/auth';
import {
  browserSessionPersistence,
  indexedDBLocalPersistence,
  OAuthProvider,
  onIdTokenChanged,
  setPersistence,
  signInWithCredential,
  signInWithEmailAndPassword,
  signOut,
  type User,
  type UserCredential,
} from 'firebase/auth';
import { DeviceTrust } from './device-trust';
import type { GoogleAnswer } from './google-answer';
import { secondStep, type SecondStep } from './second-step';
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
   * @returns the second step where the account has one; the person is signed in only after it
   * @throws FirebaseError, to be told with `authProblem`.
   */
  signIn(email: string, password: string, trusted: boolean): Promise<SecondStep | null> {
    return this.enter(trusted, () => signInWithEmailAndPassword(this.auth, email.trim().toLowerCase(), password));
  }

  /** Signs in as whom Google says the person is, with the same outcomes. */
  signInWithGoogle({ idToken, nonce, trusted }: GoogleAnswer): Promise<SecondStep | null> {
    const credential = new OAuthProvider('google.com').credential({ idToken, rawNonce: nonce });
    return this.enter(trusted, () => signInWithCredential(this.auth, credential));
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

  private async enter(trusted: boolean, firstStep: () => Promise<UserCredential>): Promise<SecondStep | null> {
    this.trust.set(trusted);
    await setPersistence(this.auth, trusted ? indexedDBLocalPersistence : browserSessionPersistence);
    try {
      await firstStep();
    } catch (error) {
      const { finish } = secondStep(this.auth, error);
      return {
        finish: async (code) => {
          const user = await finish(code);
          await this.refresh();
          return user;
        },
      };
    }
    await this.refresh();
    return null;
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
