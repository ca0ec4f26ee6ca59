import type { Locale } from '../entities/user';

/** A wall-clock time `HH:mm` as people read it: `8:05 AM` in English, `08:05` in French. */
export function formatTime(time: string, locale: Locale): string {
  if (locale === 'fr') return time;
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return `${hours % 12 || 12}:${String(minutes).padStart(2, '0')} ${hours < 12 ? 'AM' : 'PM'}`;
}

/** A number of units as people read it, without trailing zeros. */
export function formatAmount(amount: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }).format(amount);
}

/** Whether a text parameter is a wall-clock time: those are shown in the reader's own fashion. */
export const isTimeParam = (value: string | number): value is string =>
  typeof value === 'string' && /^\d{2}:\d{2}$/.test(value);
