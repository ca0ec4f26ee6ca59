import { inject, Service } from '@angular/core';
import { paths, profileViewId } from '@carecircle/domain';
import { doc, serverTimestamp, setDoc, Timestamp } from 'firebase/firestore';
import { Clock } from '../clock/clock';
import { FIRESTORE } from '../firebase/firestore';
import { DeviceTrust } from '../session/device-trust';
import { Session } from '../session/session';
import { KEYS } from '../storage/keys';

/** How many told looks are remembered; each is told once an hour at most. */
const REMEMBERED = 50;

/** Puts looks at a medical profile on record; without a network they are told later. */
@Service()
export class ProfileViews {
  private readonly firestore = inject(FIRESTORE);
  private readonly session = inject(Session);
  private readonly clock = inject(Clock);
  private readonly trust = inject(DeviceTrust);

  /** The person who is signed in looks at this profile now. */
  record(familyId: string, recipientId: string): void {
    const viewer = this.session.uid();
    if (viewer === null) return;
    const now = this.clock.read();
    const path = paths.profileView(familyId, profileViewId(viewer, recipientId, now));
    if (!remember(path, this.trust.memory)) return;
    const view = { viewer, recipientId, viewedAt: Timestamp.fromMillis(now), recordedAt: serverTimestamp() };
    // Refused means that another device of this person told the same hour.
    setDoc(doc(this.firestore, path), view).catch(() => undefined);
  }
}

/** Notes that this look is told. @returns false when it was before. */
function remember(path: string, memory: Storage): boolean {
  const told = (memory.getItem(KEYS.views) ?? '').split('\n');
  if (told.includes(path)) return false;
  memory.setItem(KEYS.views, [path, ...told].slice(0, REMEMBERED).join('\n'));
  return true;
}
