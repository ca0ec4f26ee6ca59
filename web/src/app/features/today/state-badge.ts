import { Component, computed, input } from '@angular/core';
import type { SlotState } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '../../ui/icon/icon';
import type { IconName } from '../../ui/icon/icons';

const ICON: Readonly<Record<SlotState, IconName>> = {
  UPCOMING: 'clock',
  DUE: 'bell',
  LATE: 'alert',
  MISSED: 'missed',
  GIVEN: 'given',
  SKIPPED: 'skip',
};

/** The state of a dose in words, with an icon and a colour. */
@Component({
  selector: 'cc-state-badge',
  imports: [Icon, TranslocoPipe],
  host: { '[class]': 'state().toLowerCase()', '[attr.data-state]': 'state()', 'data-testid': 'state' },
  template: `<cc-icon [name]="icon()" /> {{ 'today.state.' + state() | transloco }}`,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 0.4rem;
      padding: 0.2rem 0.75rem 0.2rem 0.5rem;
      border-radius: 2rem;
      background: var(--cc-surface-quiet);
      color: var(--cc-ink-soft);
      font-size: 0.975rem;
      font-weight: 600;
      white-space: nowrap;
    }
    cc-icon {
      width: 1.2em;
      height: 1.2em;
    }
    :host(.due) {
      background: var(--cc-primary);
      color: var(--cc-on-primary);
    }
    :host(.given) {
      background: var(--cc-sage);
      color: var(--cc-on-sage);
    }
    :host(.late),
    :host(.missed) {
      background: var(--cc-terracotta-soft);
      color: var(--cc-on-terracotta-soft);
    }
  `,
})
export class StateBadge {
  readonly state = input.required<SlotState>();
  protected readonly icon = computed(() => ICON[this.state()]);
}
