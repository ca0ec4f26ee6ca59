import { Component, computed, inject, input } from '@angular/core';
import { daysLeft, isLow, type Medication } from '@carecircle/domain';
import { Formats } from '../core/locale/formats';
import { Texts } from '../core/locale/texts';
import { Icon } from './icon/icon';

/** What is left of a medicine, in words: "22 left · about 22 days". Nothing where the supply is not counted. */
@Component({
  selector: 'cc-supply-line',
  imports: [Icon],
  host: { 'data-testid': 'supply', '[class.low]': 'low()', '[hidden]': 'text() === null' },
  template: `<cc-icon [name]="low() ? 'alert' : 'supply'" /> <span>{{ text() }}</span>`,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 0.4rem;
      color: var(--cc-ink-soft);
      font-size: 0.975rem;
    }
    :host([hidden]) {
      display: none;
    }
    :host(.low) {
      color: var(--cc-terracotta);
      font-weight: 600;
    }
    cc-icon {
      width: 1.15em;
      height: 1.15em;
    }
  `,
})
export class SupplyLine {
  readonly medication = input.required<Medication>();
  private readonly texts = inject(Texts);
  private readonly formats = inject(Formats);

  protected readonly low = computed(() => isLow(this.medication()));
  protected readonly text = computed(() => {
    const { currentSupply } = this.medication();
    if (currentSupply === null) return null;
    const days = daysLeft(this.medication());
    const left = this.texts.get(this.low() ? 'supply.low' : 'supply.left', { n: this.formats.number(currentSupply) });
    return days === null ? left : `${left} · ${this.texts.plural('supply.days', days)}`;
  });
}
