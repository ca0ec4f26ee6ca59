import { Component, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '../icon/icon';

/** What a page shows where its data could not be read, with a way to try again. */
@Component({
  selector: 'cc-error-state',
  imports: [Icon, MatButton, TranslocoPipe],
  host: { role: 'alert' },
  template: `
    <cc-icon name="alert" />
    <h2>{{ 'common.loadFailed' | transloco }}</h2>
    <p>{{ 'common.loadFailedHint' | transloco }}</p>
    <button matButton="filled" (click)="retry.emit()">{{ 'common.retry' | transloco }}</button>
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
      width: 2.5rem;
      height: 2.5rem;
      color: var(--cc-terracotta);
    }
    p {
      color: var(--cc-ink-soft);
    }
  `,
})
export class ErrorState {
  readonly retry = output();
}
