import type { Dose } from '../entities/dose';
import type { Medication } from '../entities/medication';
import { doseWindow } from '../schedule/dose-window';
import type { Slot } from '../schedule/slots';

export const SLOT_STATES = ['UPCOMING', 'DUE', 'LATE', 'MISSED', 'GIVEN', 'SKIPPED'] as const;
export type SlotState = (typeof SLOT_STATES)[number];

/** How long after its window a dose is only late, before it counts as missed. */
export const MISSED_GRACE_MS = 60 * 60_000;

/**
 * How a slot stands at `nowMs`. A record that was not undone decides; without one the clock does: due from the start
 * of the window to its end, then late, and missed after the grace period. A missed dose can still be recorded.
 */
export function slotState(
  slot: Pick<Slot, 'plannedAt'>,
  record: Pick<Dose, 'status' | 'deletedAt'> | undefined,
  nowMs: number,
  medication: Pick<Medication, 'scheduledTimes' | 'weekdays' | 'timeCritical'>,
): SlotState {
  if (record && record.deletedAt === null) return record.status;
  const { earlyMs, lateMs } = doseWindow(medication);
  if (nowMs < slot.plannedAt - earlyMs) return 'UPCOMING';
  if (nowMs <= slot.plannedAt + lateMs) return 'DUE';
  return nowMs <= slot.plannedAt + lateMs + MISSED_GRACE_MS ? 'LATE' : 'MISSED';
}
