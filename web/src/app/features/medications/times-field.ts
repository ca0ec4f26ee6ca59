import { Component, input, output } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '../../ui/icon/icon';

/** The times of day at which a medicine is taken. */
@Component({
  selector: 'cc-times-field',
  imports: [Icon, MatButton, MatIconButton, TranslocoPipe],
  template: `
    @for (time of times(); track $index) {
      <span class="time">
        <input
          type="time"
          [attr.data-testid]="'time-' + $index"
          [attr.aria-label]="'medicationForm.timeNumber' | transloco: { n: $index + 1 }"
          [value]="time"
          (change)="set($index, $any($event.target).value)"
        />
        @if (free()) {
          <button matIconButton type="button" [attr.aria-label]="'medicationForm.removeTime' | transloco: { n: $index + 1 }" (click)="remove($index)">
            <cc-icon name="remove" />
          </button>
        }
      </span>
    }
    @if (free()) {
      <button matButton type="button" data-testid="add-time" (click)="add()">{{ 'medicationForm.addTime' | transloco }}</button>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 0.75rem;
    }
    .time {
      display: inline-flex;
      align-items: center;
    }
    input {
      min-height: 3.5rem;
      padding: 0 0.875rem;
      border: 1px solid var(--cc-line-strong);
      border-radius: 0.25rem;
      background: transparent;
      color: var(--cc-ink);
      font: 400 1.0625rem var(--cc-font-body);
    }
  `,
})
export class TimesField {
  readonly times = input.required<readonly string[]>();
  /** May times be added and removed? Where the frequency says how many, no. */
  readonly free = input(false);
  readonly changed = output<readonly string[]>();

  protected set(index: number, time: string): void {
    this.changed.emit(this.times().map((old, i) => (i === index ? time : old)));
  }

  protected add(): void {
    this.changed.emit([...this.times(), '']);
  }

  protected remove(index: number): void {
    this.changed.emit(this.times().filter((_, i) => i !== index));
  }
}
