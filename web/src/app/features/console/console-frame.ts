import { Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Brand } from '../../ui/brand/brand';
import { AccountMenu } from '../shell/account-menu';
import { IdleWatch } from '../shell/idle-watch';
import { SessionWatch } from '../shell/session-watch';

/** The frame of the console: no family, no bell, only what operators may do. */
@Component({
  selector: 'cc-console-frame',
  imports: [AccountMenu, Brand, RouterLink, RouterLinkActive, RouterOutlet, TranslocoPipe],
  template: `
    <header>
      <div class="inner">
        <a class="brand" routerLink="/today" [attr.aria-label]="'operators.toApp' | transloco"><cc-brand /></a>
        <span class="label">{{ 'operators.label' | transloco }}</span>
        <cc-account-menu />
      </div>
      <nav class="inner" [attr.aria-label]="'operators.title' | transloco">
        @for (tab of tabs; track tab.path) {
          <a class="cc-pill" [routerLink]="tab.path" routerLinkActive="active" ariaCurrentWhenActive="page" [attr.data-testid]="'console-' + tab.name">
            {{ 'operators.tab.' + tab.name | transloco }}
          </a>
        }
      </nav>
    </header>
    <main>
      <router-outlet />
      <p class="inner cc-soft recorded">{{ 'operators.recorded' | transloco }}</p>
    </main>
  `,
  styleUrl: './console-frame.scss',
})
export class ConsoleFrame {
  protected readonly tabs = [
    { path: '/console/users', name: 'users' },
    { path: '/console/families', name: 'families' },
    { path: '/console/sign-ins', name: 'signIns' },
    { path: '/console/undelivered', name: 'deadLetters' },
    { path: '/console/trail', name: 'trail' },
  ] as const;

  constructor() {
    inject(SessionWatch);
    inject(IdleWatch);
  }
}
