import { effect, Service, signal } from '@angular/core';
import { KEYS } from '../storage/keys';

export const THEMES = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEMES)[number];

const SCHEMES: Readonly<Record<ThemeChoice, string>> = { system: 'light dark', light: 'light', dark: 'dark' };

/** Light, dark, or as the device has it; remembered on this device. */
@Service()
export class Theme {
  readonly choice = signal<ThemeChoice>(remembered());

  constructor() {
    effect(() => {
      document.documentElement.style.colorScheme = SCHEMES[this.choice()];
    });
  }

  choose(choice: ThemeChoice): void {
    this.choice.set(choice);
    localStorage.setItem(KEYS.theme, choice);
  }
}

function remembered(): ThemeChoice {
  const kept = localStorage.getItem(KEYS.theme);
  return THEMES.find((theme) => theme === kept) ?? 'system';
}
