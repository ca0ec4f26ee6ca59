import { inject, Service } from '@angular/core';
import { formatAmount, localDay, slotsForDay, addDays, type Frequency, type Schedule, type WithId, type Medication, type MedicationForm } from '@carecircle/domain';
import { Formats } from '../../core/locale/formats';
import { Locale } from '../../core/locale/locale';
import { Texts } from '../../core/locale/texts';

const HORIZON_DAYS = 15;
const READ_BACK_TIMES = 3;

/** What is read back of a plan. */
export interface PlanWords {
  readonly name: string;
  readonly dosage: string;
  readonly form: MedicationForm;
  readonly frequency: Frequency;
  readonly quantity: number;
}

/** Plans of medicines in sentences. */
@Service()
export class MedicationWords {
  private readonly texts = inject(Texts);
  private readonly formats = inject(Formats);
  private readonly locale = inject(Locale);

  /** "Every day at 8:00 AM and 8:00 PM", "Mondays at 8:00 AM", "As needed". */
  plan({ frequency, scheduledTimes, weekdays }: Pick<Medication, 'frequency' | 'scheduledTimes' | 'weekdays'>): string {
    if (frequency === 'AS_NEEDED') return this.texts.get('frequency.AS_NEEDED');
    const times = this.formats.list(scheduledTimes.map((time) => this.formats.wallTime(time)));
    if (weekdays.length === 0) return this.texts.get('plan.daily', { times });
    const days = this.formats.list(weekdays.map((day) => this.formats.weekday(day)));
    return this.texts.get('plan.weekdays', { days, times });
  }

  /** The sentence to check before saving: drug, strength, amount and the next three times in the recipient's zone (MED-08). */
  readBack(plan: PlanWords, next: readonly number[], timeZone: string): string {
    const { name, dosage, form, frequency, quantity } = plan;
    const amount = `${formatAmount(quantity, this.locale.language())} ${this.texts.plural(`unit.${form}`, quantity)}`;
    const what = { name, dosage, amount };
    if (frequency === 'AS_NEEDED') return this.texts.get('readBack.asNeeded', what);
    if (next.length === 0) return this.texts.get('readBack.never', what);
    const times = this.formats.list(next.map((at) => this.formats.moment(at, timeZone)));
    return this.texts.get('readBack.scheduled', { ...what, times, zone: this.formats.zone(timeZone) });
  }
}

/** The next times at which a medicine is due from now on, at most three; epoch milliseconds. */
export function nextTimes(schedule: Omit<Schedule, 'id'> & Partial<WithId<unknown>>, nowMs: number, timeZone: string): number[] {
  const today = localDay(nowMs, timeZone);
  const first = schedule.startDate > today ? schedule.startDate : today;
  return Array.from({ length: HORIZON_DAYS }, (_, days) => addDays(first, days))
    .flatMap((day) => slotsForDay({ ...schedule, id: '' }, day, timeZone))
    .map(({ plannedAt }) => plannedAt)
    .filter((at) => at > nowMs)
    .slice(0, READ_BACK_TIMES);
}
