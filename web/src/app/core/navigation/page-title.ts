import { effect, inject, Service, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { TitleStrategy, type RouterStateSnapshot } from '@angular/router';
import { Texts } from '../locale/texts';

/** Titles of routes are keys of the catalogue: "Medicines · CareCircle" in the chosen language. */
@Service()
export class PageTitle extends TitleStrategy {
  private readonly title = inject(Title);
  private readonly texts = inject(Texts);
  private readonly key = signal('');

  constructor() {
    super();
    effect(() => {
      const key = this.key();
      this.title.setTitle(key === '' ? 'CareCircle' : `${this.texts.get(key)} · CareCircle`);
    });
  }

  override updateTitle(state: RouterStateSnapshot): void {
    this.key.set(this.buildTitle(state) ?? '');
  }
}
