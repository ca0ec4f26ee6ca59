import type { Medication } from '../entities/medication';

/**
 * What giving a dose takes from the supply, in units: the quantity, or what is left of it, so that the supply never
 * falls below zero and an empty supply keeps nobody from recording. Nothing when the supply is not tracked (null).
 */
export function supplyUsed(quantity: number, currentSupply: number | null): number {
  return currentSupply === null ? 0 : Math.min(quantity, Math.max(0, currentSupply));
}

/** Does this change bring the supply from above the refill threshold down to it or below? */
export function crossesRefill(before: number | null, after: number | null, refillAt: number | null): boolean {
  if (before === null || after === null || refillAt === null) return false;
  return before > refillAt && after <= refillAt;
}

/** Is it time to ask for a refill? A threshold of 0 is one; null is none. */
export function isLow(medication: Pick<Medication, 'currentSupply' | 'refillAt'>): boolean {
  const { currentSupply, refillAt } = medication;
  return currentSupply !== null && refillAt !== null && currentSupply <= refillAt;
}

/**
 * Whole days that the supply lasts at the pace of the schedule, weekdays counted; null when the supply is not tracked
 * or the medicine has no schedule.
 */
export function daysLeft(
  medication: Pick<Medication, 'currentSupply' | 'quantity' | 'scheduledTimes' | 'weekdays'>,
): number | null {
  const { currentSupply, quantity, scheduledTimes, weekdays } = medication;
  const dosesPerWeek = scheduledTimes.length * (weekdays.length || 7);
  if (currentSupply === null || dosesPerWeek === 0) return null;
  return Math.floor((currentSupply * 7) / (quantity * dosesPerWeek) + ROUNDING_SLACK);
}

/** Binary fractions make 1 ÷ 0.1 fall short of 10 by less than this. */
const ROUNDING_SLACK = 1e-9;
