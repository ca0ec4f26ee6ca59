import { computed, inject, Service, signal } from '@angular/core';
import { Auth } from '@angular/fire/auth';
import {
  createUserWithEmailAndPassword,
  onAuthStateChanged,
  signInWithEmailAndPassword,
  signOut,
  updateProfile,
} from 'firebase/auth';
import { forgetPerson } from './wipe';

/** Who is signed in. */
export interface Person {
  readonly uid: string;
  readonly email: string;
  /** As typed at registration; the profile document is the living copy. */
  readonly displayName: string;
}

/** The sign-in of this device. */
@Service()
export class Session {
  private readonly auth = inject(Auth);
  private readonly current = signal<Person | null | undefined>(undefined);

  /** The person; null when nobody is signed in, undefined until that is known. */
  readonly person = this.current.asReadonly();
  readonly uid = computed(() => this.current()?.uid ?? null);
  /** Resolves as soon as it is known whether somebody is signed in. */
  readonly known: Promise<void>;

  constructor() {
    this.known = new Promise((resolve) => {
      onAuthStateChanged(this.auth, (user) => {
        this.current.set(user && { uid: user.uid, email: user.email ?? '', displayName: user.displayName ?? '' });
        resolve();
      });
    });
  }

  /** @throws FirebaseError, to be told with `authProblem`. */
  async signIn(email: string, password: string): Promise<void> {
    await signInWithEmailAndPassword(this.auth, email.trim().toLowerCase(), password);
    await this.auth.authStateReady();
  }

  /** Creates the account and signs in. @throws FirebaseError, to be told with `authProblem`. */
  async register(displayName: string, email: string, password: string): Promise<void> {
    const { user } = await createUserWithEmailAndPassword(this.auth, email.trim().toLowerCase(), password);
    await updateProfile(user, { displayName });
    this.current.set({ uid: user.uid, email: user.email ?? '', displayName });
  }

  /** Signs out and starts the app anew, so that nothing of the person stays in memory or on the device. */
  async signOut(): Promise<void> {
    forgetPerson();
    await signOut(this.auth);
    location.assign('/login');
  }
}
