import { inject, Service } from '@angular/core';
import { deleteApp, initializeApp } from 'firebase/app';
import { connectAuthEmulator, inMemoryPersistence, initializeAuth, signInWithEmailAndPassword, type Auth, type User } from 'firebase/auth';
import { RUNTIME_CONFIG } from '../config/runtime-config';
import { emulatorUrl } from '../firebase/firebase.providers';
import { AskCode } from './ask-code';
import { secondStep } from './second-step';
import { Session } from './session';

/** A sign-in that the person made for one act. */
export interface FreshSignIn {
  readonly user: User;
  /** Forgets it; its session on the server is the matter of whoever asked for it. */
  end(): Promise<void>;
}

/**
 * Lets the person confirm with their password, and their second step where they have one, that it is they who ask. A sign-in of its own,
 * beside the one of the app and gone at once, so that the listeners and the session of the app go on undisturbed; the server takes it
 * as proof once.
 */
@Service()
export class Confirmation {
  private readonly config = inject(RUNTIME_CONFIG);
  private readonly session = inject(Session);
  private readonly askCode = inject(AskCode);

  /** @returns the proof to hand to the function that asks for it. @throws FirebaseError, to be told with `authProblem` */
  async prove(password: string): Promise<string> {
    const { user, end } = await this.signIn(password);
    try {
      return await user.getIdToken();
    } finally {
      await end();
    }
  }

  /** @throws FirebaseError, to be told with `authProblem` */
  async signIn(password: string): Promise<FreshSignIn> {
    const app = initializeApp(this.config.firebase, `confirmation-${crypto.randomUUID()}`);
    const end = () => deleteApp(app);
    try {
      const auth = initializeAuth(app, { persistence: inMemoryPersistence });
      if (this.config.emulators) connectAuthEmulator(auth, emulatorUrl(this.config.emulators), { disableWarnings: true });
      return { user: await this.bothSteps(auth, password), end };
    } catch (error) {
      await end();
      throw error;
    }
  }

  private async bothSteps(auth: Auth, password: string): Promise<User> {
    try {
      const email = this.session.person()?.email ?? '';
      return (await signInWithEmailAndPassword(auth, email, password)).user;
    } catch (error) {
      return this.askCode.finish(secondStep(auth, error));
    }
  }
}
