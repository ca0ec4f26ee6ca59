import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { DeadLettersView, DeadLetterView } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { Formats } from '../../core/locale/formats';
import { PluralPipe, Texts } from '../../core/locale/texts';
import { EmptyState } from '../../ui/state/empty-state';
import { Skeleton } from '../../ui/state/skeleton';
import { Acts } from './acts';
import { Answer } from './answer';
import { Operators } from './operators';

/** What could not be delivered, with the way to try again. */
@Component({
  selector: 'cc-console-dead-letters',
  imports: [EmptyState, MatButton, PluralPipe, Skeleton, TranslocoPipe],
  template: `
    <h1 tabindex="-1">{{ 'operators.tab.deadLetters' | transloco }}</h1>
    <p class="cc-soft">{{ 'operators.letters.intro' | transloco }}</p>
    @switch (found.status()) {
      @case ('failed') {
        <p class="problem" role="alert">{{ found.problem() | transloco }}</p>
      }
      @case ('ready') {
        @if (found.data(); as view) {
          <section class="cc-card head">
            @if (view.overdue.fanouts + view.overdue.deliveries > 0) {
              <p class="problem" data-testid="overdue">{{ 'operators.letters.overdue' | transloco: view.overdue }}</p>
              <button matButton="outlined" data-testid="resume" [disabled]="acts.busy()" (click)="resume()">
                {{ 'operators.letters.resume' | transloco }}
              </button>
            } @else {
              <p>{{ 'operators.letters.notOverdue' | transloco }}</p>
            }
          </section>
          @if (view.letters.length > 0) {
            <ul class="plain cc-card">
              @for (letter of view.letters; track letter.reference) {
                <li [attr.data-testid]="'letter-' + letter.reference">
                  <div>
                    <p>
                      <strong>{{ 'operators.letters.channel.' + letter.channel | transloco }}</strong> · {{ letter.kind }}
                    </p>
                    <p class="cc-soft id">{{ letter.code }} · {{ 'operators.letters.attempts' | plural: letter.attempts }}</p>
                    <time class="cc-soft">{{ formats.moment(letter.at) }}</time>
                  </div>
                  <button
                    matButton="outlined"
                    data-testid="retry"
                    [attr.aria-label]="'operators.letters.retryOne' | transloco: { kind: letter.kind, when: formats.moment(letter.at) }"
                    [disabled]="acts.busy()"
                    (click)="retry(letter)"
                  >
                    {{ 'operators.letters.retry' | transloco }}
                  </button>
                </li>
              }
            </ul>
          } @else {
            <cc-empty-state data-testid="no-letters" icon="check" [heading]="'operators.letters.none' | transloco" [text]="'operators.letters.noneHint' | transloco" />
          }
        }
      }
      @default {
        <cc-skeleton [count]="3" [height]="5" />
      }
    }
    <div>
      <button matButton="outlined" [disabled]="found.status() === 'waiting'" (click)="load()">{{ 'operators.reload' | transloco }}</button>
    </div>
  `,
  styleUrl: './console.scss',
  host: { class: 'cc-page' },
})
export class DeadLettersPage {
  private readonly operators = inject(Operators);
  private readonly texts = inject(Texts);
  protected readonly acts = inject(Acts);
  protected readonly formats = inject(Formats);
  protected readonly found = new Answer<DeadLettersView>();

  constructor() {
    this.load();
  }

  protected load(quietly = false): void {
    void this.found.ask(this.operators.deadLetters(), quietly);
  }

  protected async retry({ reference }: DeadLetterView): Promise<void> {
    await this.acts.make(this.operators.retry({ reference }), this.texts.get('operators.letters.retried'));
    // Also when it was refused: another operator may have been faster.
    this.load(true);
  }

  protected async resume(): Promise<void> {
    if (await this.acts.make(this.operators.resume())) this.load(true);
  }
}
