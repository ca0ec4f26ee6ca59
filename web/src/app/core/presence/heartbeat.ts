import { DestroyRef, effect, inject, Service, untracked } from '@angular/core';
import { HEARTBEAT_MS, paths, type Presence, type WithId } from '@carecircle/domain';
import { doc, serverTimestamp, setDoc } from 'firebase/firestore';
import { Clock } from '../clock/clock';
import { Connectivity } from '../connectivity/connectivity';
import { FamilyContext } from '../family/family-context';
import { reader } from '../firebase/documents';
import { FIRESTORE } from '../firebase/firestore';
import { liveDoc } from '../live/live';
import { Session } from '../session/session';

/** A beat may come a little early, as clocks differ; the rules take one a minute. */
const SLACK_MS = 15_000;

/** Says to the chosen family that this person is there: while the page is visible, every few minutes, and only if they want. */
@Service()
export class Heartbeat {
  private readonly firestore = inject(FIRESTORE);
  private readonly context = inject(FamilyContext);
  private readonly uid = inject(Session).uid;
  private readonly clock = inject(Clock);
  private readonly connectivity = inject(Connectivity);
  private readonly own = liveDoc<WithId<Presence>>(() => this.path()?.withConverter(reader<Presence>()) ?? null);

  constructor() {
    effect(() => {
      const { status, fromCache } = this.own.state();
      if (status === 'ready' && !fromCache) untracked(() => this.beat());
    });
    const timer = setInterval(() => this.beat(), HEARTBEAT_MS);
    const beat = () => this.beat();
    document.addEventListener('visibilitychange', beat);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', beat);
    });
  }

  /** @throws FirebaseError when the server refuses. */
  async show(isShown: boolean): Promise<void> {
    const path = this.path();
    if (path !== null) await setDoc(path, { seenAt: isShown ? serverTimestamp() : null });
  }

  private beat(): void {
    const { status, data } = this.own.state();
    const path = this.path();
    const isHidden = data !== null && data.seenAt === null;
    const isRecent = this.clock.read() - (data?.seenAt?.toMillis() ?? 0) < HEARTBEAT_MS - SLACK_MS;
    if (path === null || status !== 'ready' || isHidden || isRecent) return;
    if (document.visibilityState !== 'visible' || this.connectivity.offline()) return;
    setDoc(path, { seenAt: serverTimestamp() }).catch(console.warn);
  }

  private path() {
    const familyId = this.context.familyId();
    const uid = this.uid();
    return familyId === null || uid === null ? null : doc(this.firestore, paths.presence(familyId, uid));
  }
}
