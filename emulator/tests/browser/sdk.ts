import { initializeApp } from 'firebase/app';
import { connectAuthEmulator, getAuth, signInWithCustomToken, signOut, type Auth } from 'firebase/auth';
import {
  connectFirestoreEmulator,
  initializeFirestore,
  persistentLocalCache,
  persistentMultipleTabManager,
  type Firestore,
} from 'firebase/firestore';

/** What a page knows as `sdk`: the SDK as applications bundle it, and the helpers of tests. */
export * from 'firebase/firestore';
export { watch } from '../watch';

export interface Connection {
  /** Of the engine, or of a proxy before it. */
  port: number;
  /** Of what answers for the Auth emulator. */
  authUrl: string;
  forceLongPolling?: boolean;
  /** Keep data in IndexedDB, shared by all tabs. */
  persistent?: boolean;
}

let auth: Auth;

/** Connects the page to the engine. */
export function connect({ port, authUrl, forceLongPolling = false, persistent = false }: Connection): Firestore {
  const app = initializeApp({ projectId: 'demo-p', apiKey: 'none' });
  auth = getAuth(app);
  connectAuthEmulator(auth, authUrl, { disableWarnings: true });
  const db = initializeFirestore(app, {
    experimentalForceLongPolling: forceLongPolling,
    ...(persistent && { localCache: persistentLocalCache({ tabManager: persistentMultipleTabManager() }) }),
  });
  connectFirestoreEmulator(db, '127.0.0.1', port);
  return db;
}

/** Signs in as this user, or out. */
export async function become(uid: string | null): Promise<void> {
  await (uid === null ? signOut(auth) : signInWithCustomToken(auth, uid));
}
