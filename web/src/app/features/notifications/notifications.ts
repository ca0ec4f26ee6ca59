import { computed, inject, Service, signal } from '@angular/core';
import { paths, type AppNotification, type WithId } from '@carecircle/domain';
import { collection, doc, limit, orderBy, query, serverTimestamp, updateDoc, where, writeBatch } from 'firebase/firestore';
import { reader } from '../../core/firebase/documents';
import { FIRESTORE } from '../../core/firebase/firestore';
import { liveQuery } from '../../core/live/live';
import { Session } from '../../core/session/session';

const PAGE = 20;
/** The badge shows "99+" beyond. */
const UNREAD_MAX = 100;

/** The person's own notifications, live and newest first. */
@Service()
export class Notifications {
  private readonly firestore = inject(FIRESTORE);
  private readonly uid = inject(Session).uid;
  private readonly shown = signal(PAGE);

  private readonly latestSource = liveQuery<WithId<AppNotification>>(() => {
    const own = this.own();
    return own === null ? null : query(own, orderBy('createdAt', 'desc'), limit(this.shown()));
  });
  private readonly unreadSource = liveQuery<WithId<AppNotification>>(() => {
    const own = this.own();
    return own === null ? null : query(own, where('readAt', '==', null), limit(UNREAD_MAX));
  });

  readonly state = this.latestSource.state;
  readonly all = computed(() => this.state().data);
  readonly latest = computed(() => this.all().slice(0, PAGE));
  readonly unread = computed(() => this.unreadSource.state().data.length);
  readonly hasMore = computed(() => this.all().length >= this.shown());

  retry(): void {
    this.latestSource.retry();
    this.unreadSource.retry();
  }

  showMore(): void {
    this.shown.update((count) => count + PAGE);
  }

  async markRead({ id, readAt }: WithId<AppNotification>): Promise<void> {
    const uid = this.uid();
    if (uid === null || readAt !== null) return;
    await updateDoc(doc(this.firestore, paths.notification(uid, id)), { readAt: serverTimestamp() });
  }

  async markAllRead(): Promise<void> {
    const uid = this.uid();
    if (uid === null) return;
    const batch = writeBatch(this.firestore);
    for (const { id } of this.unreadSource.state().data) {
      batch.update(doc(this.firestore, paths.notification(uid, id)), { readAt: serverTimestamp() });
    }
    await batch.commit();
  }

  private own() {
    const uid = this.uid();
    if (uid === null) return null;
    return collection(this.firestore, paths.notifications(uid)).withConverter(reader<AppNotification>());
  }
}
