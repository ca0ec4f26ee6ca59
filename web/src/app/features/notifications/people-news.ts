import { effect, inject, Service, untracked } from '@angular/core';
import { notificationText, type AppNotification, type NotificationType, type WithId } from '@carecircle/domain';
import { Locale } from '../../core/locale/locale';
import { Texts } from '../../core/locale/texts';
import { Snack } from '../../ui/snack/snack';
import { Notifications } from './notifications';

/** What is told at once to whoever has the app open; `STAYS` until they say that they have read it. */
const TOASTS: Partial<Record<NotificationType, 'GOES' | 'STAYS'>> = {
  CARE_RECIPIENT_UPDATED: 'GOES',
  CARE_RECIPIENT_DELETED: 'GOES',
  FAMILY_INVITE: 'GOES',
  FAMILY_MEMBER_JOINED: 'GOES',
  FAMILY_MEMBER_LEFT: 'GOES',
  FAMILY_MEMBER_GONE: 'GOES',
  FAMILY_MEMBER_ROLE_CHANGED: 'GOES',
  FAMILY_MEMBER_REMOVED: 'STAYS',
  FAMILY_DELETED: 'STAYS',
  FAMILY_INVITE_DECLINED: 'GOES',
  PASSWORD_RESET_ASKED: 'STAYS',
  AUDIT_ALARM: 'STAYS',
};

/** Shows news about the family and its loved ones as they arrive in the bell. */
@Service()
export class PeopleNews {
  private readonly notifications = inject(Notifications);
  private readonly snack = inject(Snack);
  private readonly locale = inject(Locale);
  private readonly texts = inject(Texts);
  private known: ReadonlySet<string> | null = null;

  constructor() {
    effect(() => {
      const { status, fromCache } = this.notifications.state();
      // What happened while the app was closed is in the bell: the device's own copy may be older than that.
      if (status !== 'ready' || (this.known === null && fromCache)) return;
      const latest = this.notifications.latest();
      const news = latest.filter(({ id }) => this.known !== null && !this.known.has(id));
      this.known = new Set([...(this.known ?? []), ...latest.map(({ id }) => id)]);
      untracked(() => news.toReversed().forEach((notification) => this.tell(notification)));
    });
  }

  private tell({ type, params }: WithId<AppNotification>): void {
    const manner = TOASTS[type];
    if (manner === undefined) return;
    const { title, body } = notificationText(type, params, this.locale.language(), { discreet: false });
    if (manner === 'STAYS') this.snack.insist(`${title}. ${body}`, this.texts.get('common.understood'));
    else this.snack.say(title);
  }
}
