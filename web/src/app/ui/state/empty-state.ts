import { Component, input } from '@angular/core';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icons';

/** What a page shows where there is nothing yet; the way on goes inside. */
@Component({
  selector: 'cc-empty-state',
  imports: [Icon],
  template: `
    <cc-icon [name]="icon()" />
    <h2>{{ heading() }}</h2>
    @if (text()) {
      <p>{{ text() }}</p>
    }
    <ng-content />
  `,
  styles: `
    :host {
      display: grid;
      justify-items: center;
      gap: 0.75rem;
      padding: 3rem 1.5rem;
      text-align: center;
    }
    cc-icon {
      width: 4rem;
      height: 4rem;
      padding: 1rem;
      border-radius: 50%;
      background: var(--cc-sage);
      color: var(--cc-on-sage);
    }
    p {
      max-width: 32rem;
      color: var(--cc-ink-soft);
    }
  `,
})
export class EmptyState {
  readonly icon = input.required<IconName>();
  readonly heading = input.required<string>();
  readonly text = input('');
}
