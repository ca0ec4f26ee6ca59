import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { FailuresView } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { Formats } from '../../core/locale/formats';
import { PluralPipe } from '../../core/locale/texts';
import { EmptyState } from '../../ui/state/empty-state';
import { Skeleton } from '../../ui/state/skeleton';
import { Answer } from './answer';
import { Operators } from './operators';

/** From where signing in failed, and who was locked out. */
@Component({
  selector: 'cc-console-sign-ins',
  imports: [EmptyState, MatButton, PluralPipe, RouterLink, Skeleton, TranslocoPipe],
  template: `
    <h1 tabindex="-1">{{ 'operators.tab.signIns' | transloco }}</h1>
    <p class="cc-soft">{{ 'operators.signIns.intro' | transloco }}</p>
    @switch (found.status()) {
      @case ('failed') {
        <p class="problem" role="alert">{{ found.problem() | transloco }}</p>
      }
      @case ('ready') {
        @if (found.data(); as view) {
          <p data-testid="locks">{{ 'operators.signIns.locks' | plural: view.locks }}</p>
          @if (view.origins.length > 0) {
            <section class="cc-card" aria-labelledby="origins">
              <h2 id="origins">{{ 'operators.signIns.origins' | transloco }}</h2>
              <ul class="plain">
                @for (entry of view.origins; track entry.origin) {
                  <li data-testid="origin">
                    <div>
                      <p class="id">{{ entry.origin }}</p>
                      <p class="cc-soft">
                        {{ 'operators.signIns.failures' | plural: entry.failures }} {{ 'operators.signIns.addresses' | plural: entry.addresses }}
                      </p>
                    </div>
                    <span class="cc-soft">{{ 'operators.signIns.last' | transloco: { when: formats.moment(entry.lastAt) } }}</span>
                  </li>
                }
              </ul>
            </section>
          } @else {
            <cc-empty-state icon="check" [heading]="'operators.signIns.none' | transloco" [text]="'operators.signIns.noneHint' | transloco" />
          }
          @if (view.lockOuts.length > 0) {
            <section class="cc-card" aria-labelledby="lock-outs">
              <h2 id="lock-outs">{{ 'operators.signIns.lockOuts' | transloco }}</h2>
              <ul class="plain">
                @for (entry of view.lockOuts; track $index) {
                  <li>
                    <div>
                      <a class="id" routerLink="/console/users" [queryParams]="{ uid: entry.uid }">{{ entry.uid }}</a>
                      <p class="cc-soft id">{{ entry.origin }}</p>
                    </div>
                    <time class="cc-soft">{{ formats.moment(entry.at) }}</time>
                  </li>
                }
              </ul>
            </section>
          }
        }
      }
      @default {
        <cc-skeleton [count]="3" [height]="4" />
      }
    }
    <div>
      <button matButton="outlined" [disabled]="found.status() === 'waiting'" (click)="load()">{{ 'operators.reload' | transloco }}</button>
    </div>
  `,
  styleUrl: './console.scss',
  host: { class: 'cc-page' },
})
export class SignInsPage {
  private readonly operators = inject(Operators);
  protected readonly formats = inject(Formats);
  protected readonly found = new Answer<FailuresView>();

  constructor() {
    this.load();
  }

  protected load(): void {
    void this.found.ask(this.operators.failures());
  }
}
