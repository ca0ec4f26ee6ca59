import { Component, inject } from '@angular/core';
import type { FamilySummary } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { EmptyState } from '../../ui/state/empty-state';
import { Skeleton } from '../../ui/state/skeleton';
import { Answer } from './answer';
import { FamilyList } from './family-list';
import { Operators } from './operators';
import { SearchForm } from './search-form';

/** Looks for families. */
@Component({
  selector: 'cc-console-families',
  imports: [EmptyState, FamilyList, SearchForm, Skeleton, TranslocoPipe],
  template: `
    <h1 tabindex="-1">{{ 'operators.tab.families' | transloco }}</h1>
    <cc-search-form
      [label]="'operators.families.query' | transloco"
      [hint]="'operators.families.intro' | transloco"
      [busy]="found.status() === 'waiting'"
      (find)="find($event)"
    />
    @switch (found.status()) {
      @case ('waiting') {
        <cc-skeleton [count]="2" [height]="5" />
      }
      @case ('failed') {
        <p class="problem" role="alert">{{ found.problem() | transloco }}</p>
      }
      @case ('ready') {
        @if (found.data()?.length) {
          <div class="cc-card"><cc-family-list [families]="found.data() ?? []" /></div>
        } @else {
          <cc-empty-state icon="search" [heading]="'operators.none' | transloco" [text]="'operators.families.none' | transloco" />
        }
      }
    }
  `,
  styleUrl: './console.scss',
  host: { class: 'cc-page' },
})
export class FamiliesPage {
  private readonly operators = inject(Operators);
  protected readonly found = new Answer<FamilySummary[]>();

  protected find(query: string): void {
    void this.found.ask(this.operators.findFamilies(query));
  }
}
