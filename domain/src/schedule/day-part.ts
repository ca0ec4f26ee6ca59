export const DAY_PARTS = ['MORNING', 'AFTERNOON', 'EVENING'] as const;
export type DayPart = (typeof DAY_PARTS)[number];

/** The part of the day that a time `HH:mm` belongs to: morning until noon, afternoon until 17:00, evening after. */
export function dayPart(time: string): DayPart {
  if (time < '12:00') return 'MORNING';
  return time < '17:00' ? 'AFTERNOON' : 'EVENING';
}
