import { Component, inject, output } from '@angular/core';
import { MatButtonToggleModule } from '@angular/material/button-toggle';
import { LOCALES, type Locale as Language } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { Locale } from '../../core/locale/locale';

const NAMES: Readonly<Record<Language, string>> = { en: 'English', fr: 'Français' };

/** Switches the language of the app at once. */
@Component({
  selector: 'cc-language-switch',
  imports: [MatButtonToggleModule, TranslocoPipe],
  template: `
    <mat-button-toggle-group
      hideSingleSelectionIndicator
      data-testid="language"
      [aria-label]="'settings.language' | transloco"
      [value]="locale.language()"
      (change)="choose($event.value)"
    >
      @for (language of languages; track language) {
        <mat-button-toggle [value]="language" [attr.lang]="language" [attr.data-testid]="'language-' + language">
          {{ names[language] }}
        </mat-button-toggle>
      }
    </mat-button-toggle-group>
  `,
})
export class LanguageSwitch {
  readonly changed = output<Language>();
  protected readonly locale = inject(Locale);
  protected readonly languages = LOCALES;
  protected readonly names = NAMES;

  protected async choose(language: Language): Promise<void> {
    await this.locale.choose(language);
    this.changed.emit(language);
  }
}
