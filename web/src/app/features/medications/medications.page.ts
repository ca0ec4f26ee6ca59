import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatButtonToggleModule } from '@angular/material/button-toggle';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Medications } from '../../core/care/medications';
import { FamilyContext } from '../../core/family/family-context';
import { Icon } from '../../ui/icon/icon';
import { EmptyState } from '../../ui/state/empty-state';
import { ErrorState } from '../../ui/state/error-state';
import { Skeleton } from '../../ui/state/skeleton';
import { MedicationCard } from './medication-card';

/** The medicines of the loved one: those taken now, and those of the past. */
@Component({
  selector: 'cc-medications',
  imports: [EmptyState, ErrorState, Icon, MatButton, MatButtonToggleModule, MedicationCard, RouterLink, Skeleton, TranslocoPipe],
  host: { class: 'cc-page' },
  template: `
    <div class="head">
      <h1 tabindex="-1">{{ 'nav.medications' | transloco }}</h1>
      @if (context.allows('medication.create')) {
        <a matButton="filled" routerLink="/medications/new" data-testid="add-medication">
          <cc-icon name="add" /> {{ 'medications.add' | transloco }}
        </a>
      }
    </div>
    @if (!context.allows('medication.update')) {
      <p class="cc-soft" data-testid="view-only">{{ 'common.viewOnly' | transloco }}</p>
    }
    @switch (medications.state().status) {
      @case ('error') {
        <cc-error-state (retry)="medications.retry()" />
      }
      @case ('ready') {
        @if (inactive() > 0) {
          <mat-button-toggle-group
            hideSingleSelectionIndicator
            [aria-label]="'medications.filter' | transloco"
            [value]="active()"
            (change)="active.set($event.value)"
          >
            <mat-button-toggle [value]="true" data-testid="filter-active">{{ 'medications.active' | transloco }}</mat-button-toggle>
            <mat-button-toggle [value]="false" data-testid="filter-inactive">{{ 'medications.inactive' | transloco }}</mat-button-toggle>
          </mat-button-toggle-group>
        }
        @for (medication of shown(); track medication.id) {
          <cc-medication-card [medication]="medication" />
        } @empty {
          <cc-empty-state icon="pill" [heading]="'medications.empty' | transloco" [text]="'medications.emptyHint' | transloco" />
        }
      }
      @default {
        <cc-skeleton [count]="4" [height]="7" />
      }
    }
  `,
  styles: `
    .head {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 0.75rem;
    }
    mat-button-toggle-group {
      justify-self: start;
    }
  `,
})
export class MedicationsPage {
  protected readonly medications = inject(Medications);
  protected readonly context = inject(FamilyContext);
  protected readonly active = signal(true);
  protected readonly shown = computed(() => this.medications.all().filter(({ isActive }) => isActive === this.active()));
  protected readonly inactive = computed(() => this.medications.all().filter(({ isActive }) => !isActive).length);
}
