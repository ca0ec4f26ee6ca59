import { inject, Service } from '@angular/core';
import { clearIndexedDbPersistence, terminate, waitForPendingWrites } from 'firebase/firestore';
import { FIRESTORE } from './firestore';

/** A queue that answers so fast was empty. */
const AT_ONCE_MS = 50;

/** The device's copy of the database. It holds the writes that wait to be sent, too, and cannot be emptied in parts. */
@Service()
export class OfflineCopy {
  private readonly firestore = inject(FIRESTORE);

  /** Resolves when the server has answered every write, also those that were made while waiting. */
  async allSent(): Promise<void> {
    for (;;) {
      const asked = performance.now();
      await waitForPendingWrites(this.firestore);
      if (performance.now() - asked < AT_ONCE_MS) return;
    }
  }

  /** Closes the database and erases its copy; the app must start anew after it. */
  async erase(): Promise<void> {
    await terminate(this.firestore);
    await clearIndexedDbPersistence(this.firestore);
  }
}
