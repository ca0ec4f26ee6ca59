import type { DoseWindow } from '../schedule/dose-window';

export type DoseTiming = 'EARLY' | 'ON_TIME' | 'LATE';

/** Was a dose given on time? Both ends of the window belong to it. Epoch milliseconds. */
export function doseTiming(plannedMs: number, givenMs: number, window: DoseWindow): DoseTiming {
  if (givenMs < plannedMs - window.earlyMs) return 'EARLY';
  return givenMs > plannedMs + window.lateMs ? 'LATE' : 'ON_TIME';
}
