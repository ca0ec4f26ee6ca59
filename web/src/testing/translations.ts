import { TranslocoTestingModule } from '@jsverse/transloco';
import { en } from '../app/i18n/en';
import { fr } from '../app/i18n/fr';

/** The real catalogues, loaded at once. */
export const translations = TranslocoTestingModule.forRoot({
  langs: { en, fr },
  translocoConfig: { availableLangs: ['en', 'fr'], defaultLang: 'en', reRenderOnLangChange: true },
  preloadLangs: true,
});
