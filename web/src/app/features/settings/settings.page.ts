import { Component, computed, inject } from '@angular/core';
import { MatButtonToggleModule } from '@angular/material/button-toggle';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import { CHANNELS, DEFAULT_PREFERENCES, type Channel, type Locale, type Preferences } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { Texts } from '../../core/locale/texts';
import { Profile } from '../../core/profile/profile';
import { Theme, THEMES } from '../../core/theme/theme';
import { LanguageSwitch } from '../../ui/language-switch/language-switch';
import { Snack } from '../../ui/snack/snack';
import { ProfileForm } from './profile-form';
import { PushSetting } from './push-setting';
import { SettingsTabs } from './settings-tabs';

/** Language, appearance, notifications and profile; each switch saves at once. */
@Component({
  selector: 'cc-settings',
  imports: [LanguageSwitch, MatButtonToggleModule, MatSlideToggle, ProfileForm, PushSetting, SettingsTabs, TranslocoPipe],
  templateUrl: './settings.page.html',
  styleUrl: './settings.page.scss',
  host: { class: 'cc-page' },
})
export class SettingsPage {
  protected readonly profile = inject(Profile);
  protected readonly theme = inject(Theme);
  private readonly snack = inject(Snack);
  private readonly texts = inject(Texts);

  protected readonly themes = THEMES;
  protected readonly channels = CHANNELS;
  protected readonly preferences = computed<Preferences>(() => this.profile.user()?.preferences ?? DEFAULT_PREFERENCES);
  /** Text messages need a number to go to. */
  protected readonly smsNeedsPhone = computed(() => this.preferences().channels.sms && this.profile.user()?.phone === '');

  protected setLanguage(locale: Locale): void {
    this.save(this.profile.update({ locale }));
  }

  protected setChannel(channel: Channel, on: boolean): void {
    const preferences = this.preferences();
    this.setPreferences({ ...preferences, channels: { ...preferences.channels, [channel]: on } });
  }

  protected setPreferences(preferences: Preferences): void {
    this.save(this.profile.update({ preferences }));
  }

  private save(write: Promise<void>): void {
    write.then(
      () => this.snack.say(this.texts.get('common.saved')),
      () => this.snack.say(this.texts.get('common.refused')),
    );
  }
}
