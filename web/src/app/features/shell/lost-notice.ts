import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { LostFamilies } from '../../core/family/lost-families';

/** Says which families are gone, and what became of their data on this device, until the person has read it. */
@Component({
  selector: 'cc-lost-notice',
  imports: [MatButton, TranslocoPipe],
  template: `
    @if (lost.notice().length > 0) {
      <div class="notice" role="alert" data-testid="lost-notice">
        <div>
          @for (parting of lost.notice(); track $index) {
            <p>{{ 'lost.' + parting.how | transloco: { name: parting.name } }}</p>
          }
          <p data-testid="lost-copy">{{ (lost.erased() ? 'lost.erased' : 'lost.waits') | transloco }}</p>
        </div>
        <button matButton="filled" data-testid="lost-understood" (click)="lost.dismiss()">{{ 'common.understood' | transloco }}</button>
      </div>
    }
  `,
  styles: `
    .notice {
      display: flex;
      flex-wrap: wrap;
      gap: 0.75rem;
      align-items: center;
      justify-content: space-between;
      margin: 1rem;
      padding: 1rem 1.25rem;
      border: 1px solid var(--cc-terracotta);
      border-radius: var(--cc-radius);
      background: var(--cc-surface);
    }
  `,
})
export class LostNotice {
  protected readonly lost = inject(LostFamilies);
}
