import { Component } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

/** The pages of the settings. */
@Component({
  selector: 'cc-settings-tabs',
  imports: [RouterLink, RouterLinkActive, TranslocoPipe],
  template: `
    <nav [attr.aria-label]="'nav.settings' | transloco">
      @for (tab of tabs; track tab.path) {
        <a
          [routerLink]="tab.path"
          routerLinkActive="active"
          [routerLinkActiveOptions]="{ exact: true }"
          ariaCurrentWhenActive="page"
          [attr.data-testid]="'tab-' + tab.name"
          >{{ 'account.tab.' + tab.name | transloco }}</a
        >
      }
    </nav>
  `,
  styles: `
    nav {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
    }
    a {
      display: inline-flex;
      align-items: center;
      min-height: var(--cc-touch);
      padding: 0 1rem;
      border: 1px solid var(--cc-line-strong);
      border-radius: 999px;
      color: var(--cc-ink);
      font-weight: 600;
      text-decoration: none;
    }
    .active {
      border-color: transparent;
      background: var(--cc-sage);
      color: var(--cc-on-sage);
    }
  `,
})
export class SettingsTabs {
  protected readonly tabs = [
    { path: '/settings', name: 'general' },
    { path: '/settings/security', name: 'security' },
    { path: '/settings/data', name: 'data' },
  ] as const;
}
