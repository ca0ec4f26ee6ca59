import { Component, input } from '@angular/core';
import { ReactiveFormsModule, type FormGroup } from '@angular/forms';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { RELATIONSHIPS } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { timeZones } from '../../core/locale/time-zones';
import { errorKey } from '../../ui/forms/schema-errors';
import type { basicsForm } from './profile-form';

/** Who the person cared for is, and where they live. */
@Component({
  selector: 'cc-recipient-fields',
  imports: [MatFormFieldModule, MatInput, MatSelectModule, ReactiveFormsModule, TranslocoPipe],
  host: { class: 'cc-form' },
  template: `
    @let fields = form().controls;
    <mat-form-field>
      <mat-label>{{ 'recipients.fullName' | transloco }}</mat-label>
      <input matInput maxlength="100" autocomplete="off" data-testid="recipient-name" [formControl]="fields.fullName" />
      <mat-error>{{ errorKey(fields.fullName) | transloco }}</mat-error>
    </mat-form-field>
    <mat-form-field>
      <mat-label>{{ 'recipients.preferredName' | transloco }}</mat-label>
      <input matInput maxlength="50" autocomplete="off" data-testid="recipient-preferred" [formControl]="fields.preferredName" />
      <mat-hint>{{ 'recipients.preferredNameHint' | transloco }}</mat-hint>
    </mat-form-field>
    <mat-form-field data-testid="recipient-relationship">
      <mat-label>{{ 'recipients.relationship' | transloco }}</mat-label>
      <mat-select [formControl]="fields.relationship">
        <mat-option value="">{{ 'relationship.none' | transloco }}</mat-option>
        @for (relationship of relationships; track relationship) {
          <mat-option [value]="relationship">{{ 'relationship.' + relationship | transloco }}</mat-option>
        }
      </mat-select>
    </mat-form-field>
    <mat-form-field>
      <mat-label>{{ 'recipients.dateOfBirth' | transloco }}</mat-label>
      <input matInput type="date" data-testid="recipient-birth" [formControl]="fields.dateOfBirth" />
      <mat-error>{{ errorKey(fields.dateOfBirth) | transloco }}</mat-error>
    </mat-form-field>
    <mat-form-field data-testid="recipient-zone">
      <mat-label>{{ 'recipients.timeZone' | transloco }}</mat-label>
      <mat-select [formControl]="fields.timeZone">
        @for (zone of zones; track zone) {
          <mat-option [value]="zone">{{ zone.replaceAll('_', ' ') }}</mat-option>
        }
      </mat-select>
      <mat-hint>{{ 'recipients.timeZoneHint' | transloco }}</mat-hint>
      <mat-error>{{ errorKey(fields.timeZone) | transloco }}</mat-error>
    </mat-form-field>
    <mat-form-field>
      <mat-label>{{ 'recipients.notes' | transloco }}</mat-label>
      <textarea matInput rows="2" maxlength="1000" data-testid="recipient-notes" [formControl]="fields.notes"></textarea>
    </mat-form-field>
  `,
})
export class RecipientFields {
  readonly form = input.required<FormGroup<ReturnType<typeof basicsForm>['controls']>>();
  protected readonly relationships = RELATIONSHIPS;
  protected readonly errorKey = errorKey;
  protected readonly zones = timeZones();
}
