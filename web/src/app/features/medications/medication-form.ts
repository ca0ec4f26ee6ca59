import { FormControl, FormGroup } from '@angular/forms';
import { proposedTimes, type Frequency, type Medication, type MedicationForm } from '@carecircle/domain';

/** The fields of a medicine. Dosage, form, frequency, amount and times start empty: a wrong default is a wrong dose (MED-07). */
export function medicationForm(today: string, medication: Medication | null) {
  const text = (value = '') => new FormControl(value, { nonNullable: true });
  return new FormGroup({
    name: text(medication?.name),
    genericName: text(medication?.genericName),
    dosage: text(medication?.dosage),
    form: new FormControl<MedicationForm | null>(medication?.form ?? null),
    frequency: new FormControl<Frequency | null>(medication?.frequency ?? null),
    scheduledTimes: new FormControl<readonly string[]>(medication?.scheduledTimes ?? [], { nonNullable: true }),
    weekdays: new FormControl<readonly number[]>(medication?.weekdays ?? [], { nonNullable: true }),
    timeCritical: new FormControl(medication?.timeCritical ?? false, { nonNullable: true }),
    quantity: new FormControl<number | null>(medication?.quantity ?? null),
    currentSupply: new FormControl<number | null>(medication?.currentSupply ?? null),
    refillAt: new FormControl<number | null>(medication?.refillAt ?? null),
    startDate: text(medication?.startDate ?? today),
    endDate: text(medication?.endDate ?? ''),
    instructions: text(medication?.instructions),
  });
}

export type MedicationFormGroup = ReturnType<typeof medicationForm>;

/** What the schema of the domain checks. */
export function formInput(form: MedicationFormGroup): unknown {
  const { endDate, ...fields } = form.getRawValue();
  return { ...fields, endDate: endDate === '' ? null : endDate };
}

/** The times to show when a frequency is chosen: the proposal, with what the person had set already kept where it fits. */
export function timesFor(frequency: Frequency, current: readonly string[]): readonly string[] {
  const proposed = proposedTimes(frequency);
  return current.length > 0 && current.length === proposed.length ? current : proposed;
}
