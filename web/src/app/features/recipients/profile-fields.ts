import { Component, computed, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { BLOOD_TYPES, LIVING_WILLS, RECIPIENT_LIMITS, RESUSCITATIONS, type Allergy } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { ChipField } from '../../ui/chips/chip-field';
import { errorKey } from '../../ui/forms/schema-errors';
import { AllergiesField } from './allergies-field';
import type { ProfileForm } from './profile-form';

/** The medical part of the profile. */
@Component({
  selector: 'cc-profile-fields',
  imports: [AllergiesField, ChipField, MatFormFieldModule, MatInput, MatSelectModule, ReactiveFormsModule, TranslocoPipe],
  templateUrl: './profile-fields.html',
  styleUrl: './profile-fields.scss',
  host: { class: 'cc-form' },
})
export class ProfileFields {
  readonly form = input.required<ProfileForm>();
  protected readonly fields = computed(() => this.form().controls);
  protected readonly bloodTypes = BLOOD_TYPES.filter((type) => type !== 'UNKNOWN');
  protected readonly resuscitations = RESUSCITATIONS;
  protected readonly livingWills = LIVING_WILLS;
  protected readonly limits = RECIPIENT_LIMITS;
  protected readonly errorKey = errorKey;

  protected setAllergies(allergies: Allergy[]): void {
    const { allergyStatus } = this.fields();
    this.fields().allergies.setValue(allergies);
    if (allergies.length > 0) allergyStatus.setValue('LISTED');
    else if (allergyStatus.value === 'LISTED') allergyStatus.setValue('NOT_ASKED');
  }
}
