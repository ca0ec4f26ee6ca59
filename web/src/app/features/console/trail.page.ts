import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { TrailRow } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { Formats } from '../../core/locale/formats';
import { Skeleton } from '../../ui/state/skeleton';
import { Answer } from './answer';
import { Operators } from './operators';

/** What operators looked at and did. There is always an entry: the look at this page. */
@Component({
  selector: 'cc-console-trail',
  imports: [MatButton, Skeleton, TranslocoPipe],
  template: `
    <h1 tabindex="-1">{{ 'operators.tab.trail' | transloco }}</h1>
    <p class="cc-soft">{{ 'operators.trail.intro' | transloco }}</p>
    @switch (found.status()) {
      @case ('failed') {
        <p class="problem" role="alert">{{ found.problem() | transloco }}</p>
      }
      @case ('ready') {
        <ul class="plain cc-card">
          @for (row of found.data(); track row.id) {
            <li data-testid="trail-row" [attr.data-act]="row.act">
              <div>
                <p>
                  <strong>{{ 'operators.trail.act.' + row.act | transloco }}</strong>
                </p>
                @if (row.subject || row.detail) {
                  <p class="id">{{ row.subject }} {{ row.detail }}</p>
                }
                @if (row.reason) {
                  <p data-testid="trail-reason">{{ row.reason }}</p>
                }
                @if (row.refused) {
                  <p class="problem">{{ 'operators.trail.refused' | transloco: { why: row.refused } }}</p>
                }
                <p class="cc-soft id">{{ row.operator === 'command' ? ('operators.trail.command' | transloco) : row.operator }}</p>
              </div>
              <time class="cc-soft">{{ formats.moment(row.at) }}</time>
            </li>
          }
        </ul>
      }
      @default {
        <cc-skeleton [count]="4" [height]="4" />
      }
    }
    <div>
      <button matButton="outlined" [disabled]="found.status() === 'waiting'" (click)="load()">{{ 'operators.reload' | transloco }}</button>
    </div>
  `,
  styleUrl: './console.scss',
  host: { class: 'cc-page' },
})
export class TrailPage {
  private readonly operators = inject(Operators);
  protected readonly formats = inject(Formats);
  protected readonly found = new Answer<TrailRow[]>();

  constructor() {
    this.load();
  }

  protected load(): void {
    void this.found.ask(this.operators.trail());
  }
}
