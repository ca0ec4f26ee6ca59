import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '../../ui/icon/icon';
import { SupplyLine } from '../../ui/supply-line';
import type { AsNeededView } from './day-plan';
import { DoseActions } from './dose-actions';
import { RecordLine } from './record-line';

/** A medicine that is given when it is needed, with what was given today. */
@Component({
  selector: 'cc-as-needed-card',
  imports: [Icon, MatButton, RecordLine, SupplyLine, TranslocoPipe],
  host: { class: 'cc-card', '[attr.data-testid]': "'as-needed-' + view().medication.id" },
  template: `
    @let medication = view().medication;
    <h3>
      {{ medication.name }} <span class="dosage">{{ medication.dosage }}</span>
    </h3>
    @if (medication.instructions) {
      <p>{{ medication.instructions }}</p>
    }
    @for (record of view().records; track record.id) {
      <div class="record">
        <cc-record-line [record]="record" [timeZone]="timeZone()" [pending]="waiting().has(record.id)" />
        @if (mayRecord()) {
          <button
            matButton
            data-testid="undo"
            [attr.aria-label]="'today.undoFor' | transloco: { what: medication.name }"
            (click)="$event.detail > 1 || actions.undo(record, medication)"
          >
            {{ 'today.undo' | transloco }}
          </button>
        }
      </div>
    } @empty {
      <p class="cc-soft">{{ 'today.noneToday' | transloco }}</p>
    }
    <cc-supply-line [medication]="medication" />
    @if (mayRecord()) {
      <button
        matButton="outlined"
        class="log"
        data-testid="log-now"
        [disabled]="justLogged()"
        [attr.aria-label]="'today.logNowFor' | transloco: { what: medication.name }"
        (click)="actions.give({ medication, slot: null })"
      >
        <cc-icon name="add" /> {{ 'today.logNow' | transloco }}
      </button>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.5rem;
      padding: 1.125rem;
    }
    .dosage {
      font-family: var(--cc-font-body);
      font-size: 1.0625rem;
      font-weight: 500;
    }
    .record {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 0.75rem;
    }
    .log {
      justify-self: start;
      margin-top: 0.25rem;
    }
  `,
})
export class AsNeededCard {
  readonly view = input.required<AsNeededView>();
  readonly timeZone = input.required<string>();
  readonly mayRecord = input.required<boolean>();
  readonly waiting = input<ReadonlySet<string>>(new Set());
  protected readonly actions = inject(DoseActions);
  /** A double tap is one dose: the button rests until the first tap is on screen for a moment. */
  protected readonly justLogged = computed(() => this.actions.resting().has(this.view().medication.id));
}
