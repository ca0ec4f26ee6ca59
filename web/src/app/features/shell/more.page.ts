import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '../../ui/icon/icon';
import { SignOut } from '../../core/session/sign-out';

/** What the bottom bar of a phone has no room for. */
@Component({
  selector: 'cc-more',
  imports: [Icon, RouterLink, TranslocoPipe],
  host: { class: 'cc-page' },
  template: `
    <h1 tabindex="-1">{{ 'nav.more' | transloco }}</h1>
    <ul class="plain cc-card">
      @for (item of items; track item.path) {
        <li>
          <a [routerLink]="item.path"><cc-icon [name]="item.icon" /> {{ 'nav.' + item.name | transloco }}</a>
        </li>
      }
      <li>
        <button data-testid="sign-out-more" (click)="signOut.ask()"><cc-icon name="signOut" /> {{ 'nav.signOut' | transloco }}</button>
      </li>
    </ul>
  `,
  styles: `
    li + li {
      border-top: 1px solid var(--cc-line);
    }
    a,
    button {
      display: flex;
      align-items: center;
      gap: 1rem;
      width: 100%;
      min-height: 3.75rem;
      padding: 0 1.25rem;
      border: 0;
      background: none;
      color: var(--cc-ink);
      font: 600 1.0625rem var(--cc-font-body);
      text-decoration: none;
      cursor: pointer;
    }
    cc-icon {
      color: var(--cc-primary);
    }
  `,
})
export class MorePage {
  protected readonly signOut = inject(SignOut);
  protected readonly items = [
    { path: '/recipients', name: 'recipients', icon: 'heart' },
    { path: '/contacts', name: 'contacts', icon: 'contacts' },
    { path: '/family', name: 'family', icon: 'family' },
    { path: '/notifications', name: 'notifications', icon: 'bell' },
    { path: '/settings', name: 'settings', icon: 'settings' },
  ] as const;
}
