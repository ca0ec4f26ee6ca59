import { deleteDB, openDB } from 'idb';
import { tooLate } from './too-late';

/** A device that does not open a database within this time is treated as one that keeps nothing. */
export const OPEN_TIMEOUT_MS = 3_000;
const PROBE = 'carecircle-probe';

/**
 * Hides a database that does not open from everything that starts afterwards: Firebase would wait for it for ever
 * (OFF-05). Without one, sign-in falls back to the local storage and the offline copy to memory.
 * @param scope where `indexedDB` lives. @returns whether the device keeps data.
 */
export async function hideBrokenDatabase(scope: typeof globalThis = globalThis, timeoutMs = OPEN_TIMEOUT_MS): Promise<boolean> {
  try {
    const database = await Promise.race([openDB(PROBE, 1), tooLate(timeoutMs)]);
    database.close();
    void deleteDB(PROBE);
    return true;
  } catch {
    Object.defineProperty(scope, 'indexedDB', { value: undefined, configurable: true });
    return false;
  }
}
