import { deleteApp, initializeApp, type FirebaseApp } from 'firebase/app';
import { connectAuthEmulator, getAuth, signInWithEmailAndPassword } from 'firebase/auth';
import { connectFirestoreEmulator, getFirestore, setLogLevel, type Firestore } from 'firebase/firestore';
import { stack } from '../../support/stack';
import type { Person } from '../../support/world';

// Refused writes are what these tests are about; the SDK would print each.
setLogLevel('silent');

/** The app's own client, signed in; rules apply to it. */
export interface Client {
  db: Firestore;
  close(): Promise<void>;
}

export async function signIn({ email, password, uid }: Person): Promise<Client> {
  const { projectId } = stack();
  const app: FirebaseApp = initializeApp({ projectId, apiKey: 'local' }, uid);
  const auth = getAuth(app);
  connectAuthEmulator(auth, `http://${process.env['FIREBASE_AUTH_EMULATOR_HOST']}`, { disableWarnings: true });
  await signInWithEmailAndPassword(auth, email, password);
  const db = getFirestore(app);
  const { hostname, port } = new URL(`http://${process.env['FIRESTORE_EMULATOR_HOST']}`);
  connectFirestoreEmulator(db, hostname, Number(port));
  return { db, close: () => deleteApp(app) };
}
