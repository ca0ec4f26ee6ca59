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
          class="cc-pill"
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
  `,
})
export class SettingsTabs {
  protected readonly tabs = [
    { path: '/settings', name: 'general' },
    { path: '/settings/security', name: 'security' },
    { path: '/settings/data', name: 'data' },
  ] as const;
}
