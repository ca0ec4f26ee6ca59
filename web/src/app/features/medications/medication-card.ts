import { Component, computed, inject, input } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatMenuModule } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import type { Medication, MedicationForm, WithId } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { FamilyContext } from '../../core/family/family-context';
import { Icon } from '../../ui/icon/icon';
import type { IconName } from '../../ui/icon/icons';
import { SupplyLine } from '../../ui/supply-line';
import { MedicationActions } from './medication-actions';
import { MedicationWords } from './medication-words';

const FORM_ICONS: Partial<Record<MedicationForm, IconName>> = { INJECTION: 'injection', LIQUID: 'drops', DROPS: 'drops', CREAM: 'drops' };

@Component({
  selector: 'cc-medication-card',
  imports: [Icon, MatIconButton, MatMenuModule, RouterLink, SupplyLine, TranslocoPipe],
  host: { class: 'cc-card', '[attr.data-testid]': "'medication-' + medication().id", '[class.inactive]': '!medication().isActive' },
  template: `
    @let item = medication();
    <cc-icon class="form" [name]="icon()" />
    <div class="texts">
      <h2>
        {{ item.name }} <span class="dosage">{{ item.dosage }}</span>
      </h2>
      @if (item.genericName) {
        <p class="cc-soft">{{ item.genericName }}</p>
      }
      <p>{{ words.plan(item) }}</p>
      @if (item.instructions) {
        <p class="cc-soft">{{ item.instructions }}</p>
      }
      @if (item.isActive) {
        <cc-supply-line [medication]="item" />
      } @else {
        <p class="cc-soft">{{ 'medications.stopped' | transloco }}</p>
      }
    </div>
    @if (context.allows('medication.update')) {
      <button
        matIconButton
        data-testid="medication-menu"
        [attr.aria-label]="'medications.menu' | transloco: { name: item.name }"
        [matMenuTriggerFor]="menu"
      >
        <cc-icon name="menu" />
      </button>
      <mat-menu #menu="matMenu" xPosition="before">
        <a mat-menu-item data-testid="edit-medication" [routerLink]="['/medications', item.id]">{{ 'medications.edit' | transloco }}</a>
        <button mat-menu-item data-testid="toggle-active" (click)="actions.setActive(item, !item.isActive)">
          {{ (item.isActive ? 'medications.deactivate' : 'medications.activate') | transloco }}
        </button>
        @if (context.allows('medication.delete')) {
          <button mat-menu-item data-testid="delete-medication" (click)="actions.remove(item)">
            {{ 'medications.delete' | transloco }}
          </button>
        }
      </mat-menu>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: auto 1fr auto;
      gap: 0.875rem;
      padding: 1rem 0.5rem 1.125rem 1.125rem;
    }
    :host(.inactive) {
      box-shadow: none;
      background: var(--cc-surface-quiet);
    }
    .form {
      width: 3rem;
      height: 3rem;
      padding: 0.7rem;
      border-radius: 50%;
      background: var(--cc-sage);
      color: var(--cc-on-sage);
    }
    .texts {
      display: grid;
      gap: 0.25rem;
      min-width: 0;
    }
    h2 {
      font-size: 1.25rem;
    }
    .dosage {
      font: 500 1.0625rem var(--cc-font-body);
    }
  `,
})
export class MedicationCard {
  readonly medication = input.required<WithId<Medication>>();
  protected readonly context = inject(FamilyContext);
  protected readonly actions = inject(MedicationActions);
  protected readonly words = inject(MedicationWords);
  protected readonly icon = computed<IconName>(() => FORM_ICONS[this.medication().form] ?? 'pill');
}
