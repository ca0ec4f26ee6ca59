import { inject, isDevMode, provideAppInitializer, type EnvironmentProviders, type Provider } from '@angular/core';
import { LOCALES, type Locale as Language } from '@carecircle/domain';
import { provideTransloco, type Translation, type TranslocoLoader } from '@jsverse/transloco';
import { Locale } from './locale';

const CATALOGUES: Readonly<Record<Language, () => Promise<Translation>>> = {
  en: () => import('../../i18n/en').then(({ en }) => en),
  fr: () => import('../../i18n/fr').then(({ fr }) => fr),
};

class CatalogueLoader implements TranslocoLoader {
  getTranslation(language: string): Promise<Translation> {
    return CATALOGUES[language as Language]();
  }
}

/** The catalogues, and the language of this device before the first screen. */
export function provideLocale(): (Provider | EnvironmentProviders)[] {
  return [
    provideTransloco({
      config: {
        availableLangs: [...LOCALES],
        defaultLang: 'en',
        reRenderOnLangChange: true,
        prodMode: !isDevMode(),
        missingHandler: { logMissingKey: true },
      },
      loader: CatalogueLoader,
    }),
    provideAppInitializer(() => inject(Locale).start()),
  ];
}
