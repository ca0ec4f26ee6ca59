import { fieldErrors, medicationInput } from '@carecircle/domain';
import { medication } from '../../../testing/builders';
import { formInput, medicationForm, timesFor } from './medication-form';

describe('medicationForm', () => {
  it('presets no dosage, form, amount, frequency or time, and cannot be saved without (MED-07)', () => {
    const form = medicationForm('2026-06-15', null);
    form.controls.name.setValue('Lisinopril');
    const parsed = medicationInput.safeParse(formInput(form));
    expect(parsed.success ? {} : fieldErrors(parsed.error)).toMatchObject({
      dosage: 'required',
      form: 'required',
      frequency: 'required',
      quantity: 'required',
    });
  });

  it('gives back a medicine as it was', () => {
    const before = medication({ genericName: 'x', instructions: 'With water' });
    const parsed = medicationInput.parse(formInput(medicationForm('2026-06-15', before)));
    expect(before).toMatchObject(parsed);
  });
});

describe('timesFor', () => {
  it('proposes as many times as the frequency has', () => {
    expect(timesFor('THREE_TIMES_DAILY', [])).toHaveLength(3);
  });

  it('keeps times that were set where their number fits', () => {
    expect(timesFor('DAILY', ['09:30'])).toEqual(['09:30']);
  });

  it('has none when needed', () => {
    expect(timesFor('AS_NEEDED', ['08:00'])).toEqual([]);
  });
});
