import { inject, Service, signal } from '@angular/core';
import { LOCALES, type Locale as Language } from '@carecircle/domain';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { KEYS } from '../storage/keys';

/** The language of the app: remembered on this device, at first the browser's; switched without a reload. */
@Service()
export class Locale {
  private readonly transloco = inject(TranslocoService);
  private readonly current = signal<Language>('en');
  readonly language = this.current.asReadonly();

  /** Loads the language that this device prefers. Awaited before the first screen. */
  start(): Promise<void> {
    const kept = localStorage.getItem(KEYS.locale);
    return this.use(LOCALES.find((locale) => locale === kept) ?? preferred(navigator.languages));
  }

  /** Shows the app in this language from now on. */
  async choose(language: Language): Promise<void> {
    localStorage.setItem(KEYS.locale, language);
    await this.use(language);
  }

  /** Has the person chosen a language on this device? */
  get chosen(): boolean {
    return localStorage.getItem(KEYS.locale) !== null;
  }

  private async use(language: Language): Promise<void> {
    await firstValueFrom(this.transloco.load(language));
    this.transloco.setActiveLang(language);
    this.current.set(language);
    document.documentElement.lang = language;
    const manifest = document.querySelector<HTMLLinkElement>('link[rel=manifest]');
    if (manifest) manifest.href = language === 'en' ? '/manifest.webmanifest' : `/manifest.${language}.webmanifest`;
  }
}

/** The first language of the list that the app speaks. */
export function preferred(languages: readonly string[]): Language {
  for (const wanted of languages) {
    const spoken = LOCALES.find((locale) => wanted.toLowerCase().split('-')[0] === locale);
    if (spoken) return spoken;
  }
  return 'en';
}
