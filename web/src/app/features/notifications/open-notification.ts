import { inject, Service } from '@angular/core';
import { Router } from '@angular/router';
import type { AppNotification, WithId } from '@carecircle/domain';
import { FamilyContext } from '../../core/family/family-context';
import { safeReturnUrl } from '../../core/session/return-url';
import { Notifications } from './notifications';

/** Marks a notification as read and leads to what it is about, in its family. */
@Service()
export class OpenNotification {
  private readonly notifications = inject(Notifications);
  private readonly context = inject(FamilyContext);
  private readonly router = inject(Router);

  async open(notification: WithId<AppNotification>): Promise<void> {
    void this.notifications.markRead(notification);
    this.context.follow(notification);
    await this.router.navigateByUrl(safeReturnUrl(notification.link));
  }
}
