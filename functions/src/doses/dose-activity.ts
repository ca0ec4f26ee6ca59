import { localTime, type ActivityType, type Dose, type TextParams } from '@carecircle/domain';
import type { NewActivity } from '../activity/new-activity';
import type { RecipientContext } from '../activity/care-ports';

export type DoseAct = Extract<
  ActivityType,
  'DOSE_GIVEN' | 'DOSE_SKIPPED' | 'DOSE_UNDONE' | 'DOSE_CORRECTED' | 'POSSIBLE_DOUBLE'
>;

/** What somebody did with a dose, read off the change of its document; undefined when it is nothing to tell. */
export function doseAct(before: Dose | undefined, after: Dose | undefined): DoseAct | undefined {
  if (after === undefined) return undefined;
  if (after.deletedAt !== null) return before?.deletedAt === null ? 'DOSE_UNDONE' : undefined;
  if (before === undefined || before.createdAt.toMillis() !== after.createdAt.toMillis()) {
    if (after.possibleDoubleOf !== null) return 'POSSIBLE_DOUBLE';
    return after.status === 'GIVEN' ? 'DOSE_GIVEN' : 'DOSE_SKIPPED';
  }
  return after.corrections.length > before.corrections.length ? 'DOSE_CORRECTED' : undefined;
}

export interface DoseActivityContext {
  recipientId: string;
  doseId: string;
  actorName: string;
  recipient: RecipientContext;
  /** Who recorded the first dose, when this is a possible double. */
  firstBy: string;
}

/** The sentence's ingredients; times are those of the recipient's wall clock. */
export function doseActivity(act: DoseAct, dose: Dose, context: DoseActivityContext): NewActivity {
  return {
    type: act,
    actor: dose.updatedBy,
    actorName: context.actorName,
    recipientId: context.recipientId,
    medicationId: dose.medicationId,
    doseId: context.doseId,
    params: doseParams(act, dose, context),
    at: new Date(dose.updatedAt.toMillis()),
  };
}

/** One act, one id: an act is told apart by what was done and when it was committed. */
export const doseActivityId = (act: DoseAct, doseId: string, dose: Dose): string =>
  `${doseId}_${act}_${dose.updatedAt.toMillis()}`;

/** The wall-clock time that names a dose: of its slot, else of when it was given. */
export function doseTime(dose: Dose, timeZone: string): string {
  return dose.slot === null ? givenTime(dose, timeZone) : dose.slot.slice(-5);
}

/** The wall-clock time at which a dose was given, or recorded if it was not given. */
export const givenTime = (dose: Dose, timeZone: string): string =>
  localTime((dose.givenAt ?? dose.createdAt).toMillis(), timeZone);

function doseParams(act: DoseAct, dose: Dose, { recipient, firstBy }: DoseActivityContext): TextParams {
  const { medicationName, dosage } = dose;
  const time = doseTime(dose, recipient.timeZone);
  const common = { medicationName, dosage, recipientName: recipient.name, time };
  switch (act) {
    case 'DOSE_GIVEN':
      return { ...common, givenAt: givenTime(dose, recipient.timeZone) };
    case 'DOSE_SKIPPED':
      return { ...common, skipReason: dose.skipReason ?? 'OTHER' };
    case 'DOSE_UNDONE':
      return common;
    case 'DOSE_CORRECTED': {
      const replaced = dose.corrections.at(-1)?.givenAt ?? dose.createdAt;
      const from = localTime(replaced.toMillis(), recipient.timeZone);
      return { ...common, from, to: givenTime(dose, recipient.timeZone) };
    }
    case 'POSSIBLE_DOUBLE':
      return { ...common, givenAt: givenTime(dose, recipient.timeZone), firstBy };
  }
}
