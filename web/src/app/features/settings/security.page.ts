import { Component, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { SecondFactor } from '../../core/session/second-factor';
import { PasswordForm } from './password-form';
import { SecondFactorSetting } from './second-factor-setting';
import { SessionList } from './session-list';
import { SettingsTabs } from './settings-tabs';

/** Password, second step, and the devices that are signed in. */
@Component({
  selector: 'cc-security-page',
  imports: [PasswordForm, SecondFactorSetting, SessionList, SettingsTabs, TranslocoPipe],
  host: { class: 'cc-page' },
  template: `
    <h1 tabindex="-1">{{ 'account.tab.security' | transloco }}</h1>
    <cc-settings-tabs />
    @if (changed() === 'true') {
      <p class="notice" role="status" data-testid="password-changed">{{ 'account.password.changed' | transloco }}</p>
    }
    <section class="cc-card" aria-labelledby="security-password">
      <h2 id="security-password">{{ 'account.password.heading' | transloco }}</h2>
      <p class="cc-soft">{{ 'account.password.text' | transloco }}</p>
      <cc-password-form />
    </section>
    @if (secondFactor.isOffered) {
      <section class="cc-card" aria-labelledby="security-second">
        <h2 id="security-second">{{ 'account.second.heading' | transloco }}</h2>
        <cc-second-factor-setting />
      </section>
    }
    <section class="cc-card" aria-labelledby="security-sessions">
      <h2 id="security-sessions">{{ 'account.sessions.heading' | transloco }}</h2>
      <p class="cc-soft">{{ 'account.sessions.text' | transloco }}</p>
      <cc-session-list />
    </section>
  `,
  styleUrl: './account-section.scss',
})
export class SecurityPage {
  /** The password has just been changed; from the address. */
  readonly changed = input<string>();
  protected readonly secondFactor = inject(SecondFactor);
}
