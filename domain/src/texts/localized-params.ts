import type { TextParams } from '../entities/notification';
import type { Locale } from '../entities/user';
import { formatAmount, formatTime, isTimeParam } from './format';
import { ROLE_NAMES } from './role-names';
import { SKIP_REASON_TEXTS } from './skip-reasons';

const WORDS = { skipReason: SKIP_REASON_TEXTS, role: ROLE_NAMES, fromRole: ROLE_NAMES, toRole: ROLE_NAMES } as const;

/** Parameters as the reader's language shows them: times, amounts, and codes (why a dose was skipped, a role) in words. */
export function localizedParams(params: TextParams, locale: Locale): TextParams {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, localized(name, value, locale)]));
}

function localized(name: string, value: string | number, locale: Locale): string {
  if (typeof value === 'number') return formatAmount(value, locale);
  if (isTimeParam(value)) return formatTime(value, locale);
  return name in WORDS ? (WORDS[name as keyof typeof WORDS][locale].get(value) ?? value) : value;
}
