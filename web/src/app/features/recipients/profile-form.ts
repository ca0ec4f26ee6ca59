import { FormControl, FormGroup } from '@angular/forms';
import { EMPTY_PROFILE, type Allergy, type Recipient, type RecipientInput } from '@carecircle/domain';

const text = (value = '') => new FormControl(value, { nonNullable: true });

/** The basics of a person cared for; a new one lives in this device's time zone until told otherwise. */
const basics = () => ({
  fullName: text(),
  preferredName: text(),
  dateOfBirth: text(),
  relationship: text(),
  timeZone: text(Intl.DateTimeFormat().resolvedOptions().timeZone),
  notes: text(),
});

export const basicsForm = () => new FormGroup(basics());

/** The whole medical profile. */
export function profileForm() {
  return new FormGroup({
    ...basics(),
    photo: text(),
    bloodType: text(),
    allergyStatus: text(EMPTY_PROFILE.allergyStatus),
    allergies: new FormControl<readonly Allergy[]>([], { nonNullable: true }),
    conditions: new FormControl<readonly string[]>([], { nonNullable: true }),
    insuranceProvider: text(),
    insurancePolicyNo: text(),
    primaryHospital: text(),
    hospitalAddress: text(),
    directives: new FormGroup({ resuscitation: text(), livingWill: text(), powerOfAttorney: text(), notes: text() }),
  });
}

export type ProfileForm = ReturnType<typeof profileForm>;

/** The values of a form that nobody has filled in. */
export const emptyProfile = (): RecipientInput => profileForm().getRawValue() as RecipientInput;

/** What the schema of the domain checks: whether there are allergies is told by the list once it has an entry. */
export function profileInput(form: ProfileForm): unknown {
  const values = form.getRawValue();
  const status = values.allergyStatus === 'LISTED' ? 'NOT_ASKED' : values.allergyStatus;
  return { ...values, allergyStatus: values.allergies.length > 0 ? 'LISTED' : status };
}

export const nameFor = ({ preferredName, fullName }: Pick<Recipient, 'preferredName' | 'fullName'>): string =>
  preferredName.trim() || fullName.trim();
