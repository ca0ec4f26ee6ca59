import { DestroyRef, effect, inject, Service, untracked } from '@angular/core';
import { Activity } from '../../core/session/activity';
import { Session } from '../../core/session/session';
import { Sessions } from '../../core/session/sessions';
import { SignOut } from '../../core/session/sign-out';

/** How often a device that is in use says so. */
const TELL_MS = 10 * 60_000;

/** Keeps the session of this device alive while it is used, and leaves the app when it is ended elsewhere. */
@Service()
export class SessionWatch {
  private readonly sessions = inject(Sessions);
  private told = '';

  constructor() {
    const session = inject(Session);
    const activity = inject(Activity);
    const signOut = inject(SignOut);
    effect(() => {
      const { status, data, fromCache } = this.sessions.own();
      // The sign-in may also have gone by itself, or in another tab.
      if (session.person() === null || this.sessions.isOver()) {
        const why = data?.endReason === 'SUSPENDED' ? 'suspended' : 'ended';
        untracked(() => void signOut.now(why));
      } else if (status === 'ready' && data !== null && !fromCache && this.told !== session.sid()) {
        this.told = data.id;
        untracked(() => void this.tell());
      }
    });
    const timer = setInterval(() => {
      if (Date.now() - activity.last < TELL_MS) void this.tell();
    }, TELL_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  /** A refusal says that the session is over, which its listener says, too. */
  private tell(): Promise<void> {
    return this.sessions.tell().catch(console.warn);
  }
}
