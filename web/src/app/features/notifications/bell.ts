import { Component, computed, inject } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatDivider } from '@angular/material/divider';
import { MatMenuModule } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { PluralPipe } from '../../core/locale/texts';
import { Icon } from '../../ui/icon/icon';
import { NotificationItem } from './notification-item';
import { Notifications } from './notifications';
import { OpenNotification } from './open-notification';

/** The bell with the number of unread notifications, and a panel of the latest ones. */
@Component({
  selector: 'cc-bell',
  imports: [Icon, MatDivider, MatIconButton, MatMenuModule, NotificationItem, PluralPipe, RouterLink, TranslocoPipe],
  template: `
    <button
      matIconButton
      data-testid="bell"
      [attr.aria-label]="'notifications.bell' | plural: notifications.unread()"
      [matMenuTriggerFor]="panel"
    >
      <cc-icon name="bell" />
      @if (badge(); as badge) {
        <span class="badge" data-testid="bell-badge">{{ badge }}</span>
      }
    </button>
    <mat-menu #panel="matMenu" xPosition="before" class="cc-bell-panel">
      <p class="heading">{{ 'nav.notifications' | transloco }}</p>
      @for (notification of notifications.latest(); track notification.id) {
        <button mat-menu-item (click)="opener.open(notification)">
          <cc-notification-item [notification]="notification" />
        </button>
      } @empty {
        <p class="none">{{ 'notifications.empty' | transloco }}</p>
      }
      <mat-divider />
      @if (notifications.unread() > 0) {
        <button mat-menu-item data-testid="mark-all-read" (click)="notifications.markAllRead()">
          {{ 'notifications.markAll' | transloco }}
        </button>
      }
      <a mat-menu-item routerLink="/notifications" data-testid="all-notifications">{{ 'notifications.viewAll' | transloco }}</a>
    </mat-menu>
  `,
  styles: `
    button {
      position: relative;
    }
    .badge {
      position: absolute;
      top: 0.2rem;
      left: 1.6rem;
      min-width: 1.3rem;
      padding: 0 0.3rem;
      border-radius: 1rem;
      background: var(--cc-terracotta);
      color: var(--cc-ground);
      font: 700 0.8125rem/1.3rem var(--cc-font-body);
    }
    .heading,
    .none {
      padding: 0.75rem 1rem;
    }
    .heading {
      font: 600 1.1875rem var(--cc-font-heading);
    }
    .none {
      color: var(--cc-ink-soft);
    }
  `,
})
export class Bell {
  protected readonly notifications = inject(Notifications);
  protected readonly opener = inject(OpenNotification);
  protected readonly badge = computed(() => {
    const unread = this.notifications.unread();
    return unread === 0 ? null : unread > 99 ? '99+' : String(unread);
  });
}
