import type { Recipient, RecipientInput } from '@carecircle/domain';

/** What the form of a medical profile holds, out of a whole document. */
export function profileValues(recipient: Recipient): RecipientInput {
  const { fullName, preferredName, dateOfBirth, timeZone, notes, relationship, photo, bloodType } = recipient;
  const { allergyStatus, allergies, conditions, directives } = recipient;
  const { insuranceProvider, insurancePolicyNo, primaryHospital, hospitalAddress } = recipient;
  return {
    fullName,
    preferredName,
    dateOfBirth,
    timeZone,
    notes,
    relationship,
    photo,
    bloodType,
    allergyStatus,
    allergies,
    conditions,
    insuranceProvider,
    insurancePolicyNo,
    primaryHospital,
    hospitalAddress,
    directives,
  };
}
