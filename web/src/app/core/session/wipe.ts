import { DATABASE, KEYS } from '../storage/keys';

/** The sign-in, the offline copy and what pushes need; not the note of its version, which is about nobody. */
const OF_FIREBASE = /^(firebaseLocalStorageDb|firebase-installations-database|firebase-messaging-database)$|^firestore\//;
const OFFLINE_COPY = /^firestore\//;

const ONLY_THE_COPY = 'copy';

/** Forgets the person's choices and asks the next start to erase the databases (they are still open now). */
export function forgetPerson(memory: Storage = localStorage): void {
  if (sessionStorage.getItem(KEYS.invitationBack) === null) memory.removeItem(KEYS.invitation);
  memory.removeItem(KEYS.context);
  memory.removeItem(KEYS.families);
  memory.removeItem(KEYS.lost);
  memory.removeItem(KEYS.lastSync);
  memory.removeItem(KEYS.device);
  memory.removeItem(KEYS.views);
  memory.removeItem(KEYS.trusted);
  memory.removeItem(KEYS.deviceId);
  // On a device that is not trusted they were kept for the tab.
  for (const key of [KEYS.context, KEYS.families, KEYS.lost, KEYS.deviceId, KEYS.registration, KEYS.views, KEYS.google]) sessionStorage.removeItem(key);
  memory.setItem(KEYS.wipe, 'pending');
}

/** Asks the next start to erase the offline copy of the database, and nothing else. */
export function eraseCopyAtStart(memory: Storage = localStorage): void {
  if (memory.getItem(KEYS.wipe) === null) memory.setItem(KEYS.wipe, ONLY_THE_COPY);
}

/**
 * Erases what is left to erase: the offline copy of the database, after a sign-out the sign-in and the outbox, too. Runs before anything
 * opens them.
 * An open tab of the app holds a database back; the erasure then happens as soon as that tab closes.
 */
export async function finishWipe(memory: Storage = localStorage, databases: IDBFactory | undefined = globalThis.indexedDB): Promise<void> {
  const order = memory.getItem(KEYS.wipe);
  if (order === null || databases === undefined) return;
  const known = (await databases.databases()).map(({ name }) => name ?? '');
  const ours = known.filter((name) => (order === ONLY_THE_COPY ? OFFLINE_COPY.test(name) : name === DATABASE || OF_FIREBASE.test(name)));
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
