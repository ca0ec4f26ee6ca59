import { Component, computed, inject, input } from '@angular/core';
import { notificationText, type AppNotification, type NotificationType, type WithId } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { Clock } from '../../core/clock/clock';
import { Formats } from '../../core/locale/formats';
import { Locale } from '../../core/locale/locale';
import { Icon } from '../../ui/icon/icon';
import type { IconName } from '../../ui/icon/icons';

const ICONS: Readonly<Record<NotificationType, IconName>> = {
  REFILL_NEEDED: 'supply',
  POSSIBLE_DOUBLE: 'alert',
  CARE_RECIPIENT_UPDATED: 'heart',
  CARE_RECIPIENT_DELETED: 'heart',
  FAMILY_INVITE: 'family',
  FAMILY_MEMBER_JOINED: 'family',
  FAMILY_MEMBER_LEFT: 'family',
  FAMILY_MEMBER_GONE: 'family',
  FAMILY_MEMBER_REMOVED: 'alert',
  FAMILY_MEMBER_ROLE_CHANGED: 'person',
  FAMILY_DELETED: 'alert',
  FAMILY_INVITE_DECLINED: 'family',
  PASSWORD_RESET_ASKED: 'person',
  AUDIT_ALARM: 'alert',
};

/** One notification with its full text; lock screens show the discreet one. */
@Component({
  selector: 'cc-notification-item',
  imports: [Icon, TranslocoPipe],
  host: { '[class.unread]': 'unread()', '[attr.data-testid]': "'notification-' + notification().id" },
  template: `
    <cc-icon [name]="icon()" />
    <span class="texts">
      <span class="title">
        {{ text().title }}
        @if (unread()) {
          <span class="cc-hidden">({{ 'notifications.unread' | transloco }})</span>
        }
      </span>
      <span>{{ text().body }}</span>
      <span class="cc-soft ago">{{ ago() }}</span>
    </span>
  `,
  styleUrl: './notification-item.scss',
})
export class NotificationItem {
  readonly notification = input.required<WithId<AppNotification>>();
  private readonly locale = inject(Locale);
  private readonly formats = inject(Formats);
  private readonly clock = inject(Clock);

  protected readonly unread = computed(() => this.notification().readAt === null);
  protected readonly icon = computed(() => ICONS[this.notification().type] ?? 'bell');
  protected readonly text = computed(() => {
    const { type, params } = this.notification();
    return notificationText(type, params, this.locale.language(), { discreet: false });
  });
  protected readonly ago = computed(() => this.formats.ago(this.notification().createdAt.toMillis(), this.clock.now()));
}
