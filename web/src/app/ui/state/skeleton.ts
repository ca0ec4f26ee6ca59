import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** Grey shapes in place of cards that are on their way. */
@Component({
  selector: 'cc-skeleton',
  imports: [TranslocoPipe],
  template: `
    <p class="cc-hidden" role="status">{{ 'common.loading' | transloco }}</p>
    @for (row of rows(); track row) {
      <div class="shape" [style.height.rem]="height()"></div>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 1rem;
    }
    .shape {
      border-radius: var(--cc-radius);
      background: linear-gradient(100deg, var(--cc-surface-quiet) 40%, var(--cc-line) 50%, var(--cc-surface-quiet) 60%) 100% 0 /
        300% 100%;
      animation: glide 1.6s ease-in-out infinite;
    }
    @keyframes glide {
      to {
        background-position: 0 0;
      }
    }
  `,
})
export class Skeleton {
  readonly count = input(3);
  /** In rem. */
  readonly height = input(8);
  protected readonly rows = computed(() => Array.from({ length: this.count() }, (_, row) => row));
}
