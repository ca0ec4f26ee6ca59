import { Component, computed, input } from '@angular/core';

/** A person's picture, or the initials of the name in a circle; the name itself stands beside it. */
@Component({
  selector: 'cc-avatar',
  host: { 'aria-hidden': 'true' },
  template: `
    @if (photo()) {
      <img alt="" [src]="photo()" />
    } @else {
      {{ initials() }}
    }
  `,
  styles: `
    :host {
      display: grid;
      flex: none;
      place-items: center;
      width: 2.5rem;
      height: 2.5rem;
      border-radius: 50%;
      overflow: hidden;
      background: var(--cc-sage);
      color: var(--cc-on-sage);
      font-weight: 700;
      letter-spacing: 0.02em;
    }
    :host(.large) {
      width: 5.5rem;
      height: 5.5rem;
      font-size: 1.75rem;
    }
    img {
      width: 100%;
      height: 100%;
      object-fit: cover;
    }
  `,
})
export class Avatar {
  readonly name = input.required<string>();
  /** A `data:` address, or empty. */
  readonly photo = input('');
  protected readonly initials = computed(() => initialsOf(this.name()));
}

/** The first letters of the first and the last word. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => [...(word ?? '')][0] ?? '').join('').toUpperCase();
}
