import { effect, inject, Service, signal, untracked } from '@angular/core';
import { clearIndexedDbPersistence, terminate, waitForPendingWrites } from 'firebase/firestore';
import { FIRESTORE } from '../firebase/firestore';
import { Outbox } from '../outbox/outbox';
import { Session } from '../session/session';
import { eraseCopyAtStart } from '../session/wipe';
import { FamilyContext } from './family-context';
import { KnownFamilies, type Parting } from './known-families';

/** What else waits to be sent may take this long; then the copy goes all the same (SEC-05: five seconds). */
const PATIENCE_MS = 2_000;
const NOTICE = 'carecircle.lostFamilies';

/**
 * Cuts a lost family at once: its doses that wait, and the device's copy of the database, which cannot be emptied in parts. The
 * app then starts anew and says why.
 */
@Service()
export class LostFamilies {
  private readonly firestore = inject(FIRESTORE);
  private readonly session = inject(Session);
  private readonly outbox = inject(Outbox);

  /** What was lost in the start before this one, until the person has read it. */
  readonly notice = signal<readonly Parting[]>(readNotice());

  constructor() {
    const context = inject(FamilyContext);
    const known = inject(KnownFamilies);
    effect(() => {
      const uid = this.session.uid();
      const families = context.confirmedFamilies();
      if (uid === null || families === null) return;
      untracked(() => {
        const lost = known.compare(uid, families);
        if (lost.size > 0) void this.cut(lost);
      });
    });
  }

  dismiss(): void {
    sessionStorage.removeItem(NOTICE);
    this.notice.set([]);
  }

  private async cut(lost: ReadonlyMap<string, Parting>): Promise<void> {
    sessionStorage.setItem(NOTICE, JSON.stringify([...this.notice(), ...lost.values()]));
    eraseCopyAtStart();
    for (const { id, familyId } of this.outbox.entries()) if (lost.has(familyId)) await this.outbox.remove(id);
    await within(waitForPendingWrites(this.firestore));
    await within(terminate(this.firestore).then(() => clearIndexedDbPersistence(this.firestore)));
    location.assign('/today');
  }
}

/** Waits for something, but not for ever, and whether it succeeds or not: what is left is erased at the next start. */
const within = (work: Promise<unknown>): Promise<unknown> =>
  Promise.race([work.catch(console.warn), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);

function readNotice(): Parting[] {
  try {
    return JSON.parse(sessionStorage.getItem(NOTICE) ?? '[]') as Parting[];
  } catch {
    return [];
  }
}
