import { DATABASE, KEYS } from '../storage/keys';

/** The sign-in, the offline copy and what pushes need; not the note of its version, which is about nobody. */
const OF_FIREBASE = /^(firebaseLocalStorageDb|firebase-installations-database|firebase-messaging-database)$|^firestore\//;

/** Forgets the person's choices and asks the next start to erase the databases (they are still open now). */
export function forgetPerson(memory: Storage = localStorage): void {
  memory.removeItem(KEYS.context);
  memory.removeItem(KEYS.lastSync);
  memory.removeItem(KEYS.device);
  memory.removeItem(KEYS.trusted);
  memory.removeItem(KEYS.deviceId);
  sessionStorage.clear();
  memory.setItem(KEYS.wipe, 'pending');
}

/**
 * Erases what a sign-out left to erase: the sign-in, the offline copy of the database and the outbox. Runs before anything opens them.
 * An open tab of the app holds a database back; the erasure then happens as soon as that tab closes.
 */
export async function finishWipe(memory: Storage = localStorage, databases: IDBFactory | undefined = globalThis.indexedDB): Promise<void> {
  if (memory.getItem(KEYS.wipe) === null || databases === undefined) return;
  const known = (await databases.databases()).map(({ name }) => name ?? '');
  const ours = known.filter((name) => name === DATABASE || OF_FIREBASE.test(name));
  await Promise.all(ours.map((name) => erase(databases, name)));
  for (const key of Object.keys(memory)) if (key.startsWith('firestore_')) memory.removeItem(key);
  memory.removeItem(KEYS.wipe);
}

function erase(databases: IDBFactory, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = databases.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onblocked = () => resolve();
    request.onerror = () => reject(new Error(`Cannot erase ${name}.`, { cause: request.error }));
  });
}
