/**
 * Ids of doses. They are made from what the dose is, so that the database itself refuses to record one scheduled dose
 * twice, whoever tries and however late their phone comes back.
 */

/** The dose of a medicine for a slot (`YYYY-MM-DDTHH:mm`): there can be only one. */
export function scheduledDoseId(medicationId: string, slot: string): string {
  return `${medicationId}_${slot}`;
}

/** A dose outside the plan, told apart by the tap (`clientId`, a UUID) that recorded it. */
export function asNeededDoseId(medicationId: string, day: string, clientId: string): string {
  return `${medicationId}_${day}_${clientId}`;
}

/** A second record for a slot that `firstDoseId` already holds. */
export function possibleDoubleId(firstDoseId: string, clientId: string): string {
  return `${firstDoseId}_${clientId}`;
}
