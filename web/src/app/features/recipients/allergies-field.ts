import { Component, input, output } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatRadioModule } from '@angular/material/radio';
import { MatSelectModule } from '@angular/material/select';
import { RECIPIENT_LIMITS, SEVERITIES, type Allergy } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '../../ui/icon/icon';

const NEW: Allergy = { substance: '', severity: '', reaction: '' };

/** Allergies with severity and reaction; where there are none, whether that is known or was never asked (IPS-06). */
@Component({
  selector: 'cc-allergies-field',
  imports: [FormsModule, Icon, MatButton, MatFormFieldModule, MatIconButton, MatInput, MatRadioModule, MatSelectModule, TranslocoPipe],
  template: `
    @if (allergies().length === 0) {
      <mat-radio-group
        [attr.aria-label]="'profile.allergies' | transloco"
        [value]="status() === 'NONE_KNOWN' ? 'NONE_KNOWN' : 'NOT_ASKED'"
        (change)="statusChanged.emit($event.value)"
      >
        <mat-radio-button value="NOT_ASKED" data-testid="allergies-not-asked">{{ 'profile.allergyStatus.NOT_ASKED' | transloco }}</mat-radio-button>
        <mat-radio-button value="NONE_KNOWN" data-testid="allergies-none">{{ 'profile.allergyStatus.NONE_KNOWN' | transloco }}</mat-radio-button>
      </mat-radio-group>
    }
    @for (allergy of allergies(); track $index) {
      <div class="allergy" role="group" [attr.aria-label]="'profile.allergyNumber' | transloco: { n: $index + 1 }" [attr.data-testid]="'allergy-' + $index">
        <mat-form-field>
          <mat-label>{{ 'profile.substance' | transloco }}</mat-label>
          <input matInput autocomplete="off" [maxlength]="limits.substance" [attr.data-testid]="'substance-' + $index" [ngModel]="allergy.substance" (ngModelChange)="set($index, { substance: $event })" />
        </mat-form-field>
        <mat-form-field [attr.data-testid]="'severity-' + $index">
          <mat-label>{{ 'profile.severity' | transloco }}</mat-label>
          <mat-select [ngModel]="allergy.severity" (ngModelChange)="set($index, { severity: $event })">
            <mat-option value="">{{ 'severity.none' | transloco }}</mat-option>
            @for (severity of severities; track severity) {
              <mat-option [value]="severity">{{ 'severity.' + severity | transloco }}</mat-option>
            }
          </mat-select>
        </mat-form-field>
        <mat-form-field>
          <mat-label>{{ 'profile.reaction' | transloco }}</mat-label>
          <input matInput autocomplete="off" [maxlength]="limits.reaction" [attr.data-testid]="'reaction-' + $index" [ngModel]="allergy.reaction" (ngModelChange)="set($index, { reaction: $event })" />
        </mat-form-field>
        <button
          matIconButton
          type="button"
          [attr.aria-label]="'profile.removeAllergy' | transloco: { name: allergy.substance || $index + 1 }"
          [attr.data-testid]="'remove-allergy-' + $index"
          (click)="remove($index)"
        >
          <cc-icon name="remove" />
        </button>
      </div>
    }
    @if (allergies().length < limits.allergies) {
      <div>
        <button matButton="outlined" type="button" data-testid="add-allergy" (click)="add()"><cc-icon name="add" /> {{ 'profile.addAllergy' | transloco }}</button>
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.75rem;
    }
    mat-radio-group {
      display: grid;
    }
    .allergy {
      display: grid;
      gap: 0.75rem;
      padding-inline-start: 0.875rem;
      border-inline-start: 3px solid var(--cc-terracotta);
    }
    @media (min-width: 40rem) {
      .allergy {
        grid-template-columns: 3fr 2fr 3fr auto;
        align-items: center;
      }
    }
  `,
})
export class AllergiesField {
  readonly allergies = input.required<readonly Allergy[]>();
  readonly status = input.required<string>();
  readonly changed = output<Allergy[]>();
  readonly statusChanged = output<string>();
  protected readonly severities = SEVERITIES;
  protected readonly limits = RECIPIENT_LIMITS;

  protected add(): void {
    const place = this.allergies().length;
    this.changed.emit([...this.allergies(), NEW]);
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-testid="substance-${place}"]`)?.focus());
  }

  protected set(place: number, change: Partial<Allergy>): void {
    this.changed.emit(this.allergies().map((allergy, index) => (index === place ? { ...allergy, ...change } : allergy)));
  }

  protected remove(place: number): void {
    this.changed.emit(this.allergies().filter((_, index) => index !== place));
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-testid="add-allergy"]')?.focus());
  }
}
