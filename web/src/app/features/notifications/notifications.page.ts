import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { EmptyState } from '../../ui/state/empty-state';
import { ErrorState } from '../../ui/state/error-state';
import { Skeleton } from '../../ui/state/skeleton';
import { NotificationItem } from './notification-item';
import { Notifications } from './notifications';
import { OpenNotification } from './open-notification';

@Component({
  selector: 'cc-notifications',
  imports: [EmptyState, ErrorState, MatButton, NotificationItem, Skeleton, TranslocoPipe],
  host: { class: 'cc-page' },
  template: `
    <h1 tabindex="-1">{{ 'nav.notifications' | transloco }}</h1>
    @switch (notifications.state().status) {
      @case ('error') {
        <cc-error-state (retry)="notifications.retry()" />
      }
      @case ('ready') {
        @if (notifications.unread() > 0) {
          <div>
            <button matButton="outlined" (click)="notifications.markAllRead()">{{ 'notifications.markAll' | transloco }}</button>
          </div>
        }
        @if (notifications.all().length > 0) {
          <ul class="plain cc-card">
            @for (notification of notifications.all(); track notification.id) {
              <li>
                <button (click)="opener.open(notification)"><cc-notification-item [notification]="notification" /></button>
              </li>
            }
          </ul>
        } @else {
          <cc-empty-state icon="bell" [heading]="'notifications.empty' | transloco" />
        }
        @if (notifications.hasMore()) {
          <div>
            <button matButton="outlined" (click)="notifications.showMore()">{{ 'common.showMore' | transloco }}</button>
          </div>
        }
      }
      @default {
        <cc-skeleton [count]="3" [height]="5" />
      }
    }
  `,
  styles: `
    li + li {
      border-top: 1px solid var(--cc-line);
    }
    li button {
      width: 100%;
      padding: 0.25rem 1.125rem;
      border: 0;
      background: none;
      color: inherit;
      font: inherit;
      text-align: start;
      cursor: pointer;
    }
  `,
})
export class NotificationsPage {
  protected readonly notifications = inject(Notifications);
  protected readonly opener = inject(OpenNotification);
}
