import { inject, Service } from '@angular/core';
import { deleteApp, initializeApp } from 'firebase/app';
import { connectAuthEmulator, inMemoryPersistence, initializeAuth, signInWithEmailAndPassword } from 'firebase/auth';
import { RUNTIME_CONFIG } from '../config/runtime-config';
import { emulatorUrl } from '../firebase/firebase.providers';
import { Session } from './session';

/**
 * Lets the person confirm with their password that it is they who ask. A sign-in of its own, beside the one of the app and gone at once,
 * so that the listeners and the session of the app go on undisturbed; the server takes it as proof once.
 */
@Service()
export class Confirmation {
  private readonly config = inject(RUNTIME_CONFIG);
  private readonly session = inject(Session);

  /** @returns the proof to hand to the function that asks for it. @throws FirebaseError, to be told with `authProblem` */
  async prove(password: string): Promise<string> {
    const email = this.session.person()?.email ?? '';
    const app = initializeApp(this.config.firebase, `confirmation-${crypto.randomUUID()}`);
    try {
      const auth = initializeAuth(app, { persistence: inMemoryPersistence });
      if (this.config.emulators) connectAuthEmulator(auth, emulatorUrl(this.config.emulators), { disableWarnings: true });
      const { user } = await signInWithEmailAndPassword(auth, email, password);
      return await user.getIdToken();
    } finally {
      await deleteApp(app);
    }
  }
}
