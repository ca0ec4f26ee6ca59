import type { TextParams } from '../entities/notification';
import type { Locale } from '../entities/user';
import { formatAmount, formatTime, isTimeParam } from './format';
import { recipientFieldName } from './recipient-fields';
import { SKIP_REASON_TEXTS } from './skip-reasons';

/** Parameters as the reader's language shows them: times, amounts, the reason of a skipped dose and names of fields in words. */
export function localizedParams(params: TextParams, locale: Locale): TextParams {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, localized(name, value, locale)]));
}

function localized(name: string, value: string | number, locale: Locale): string {
  if (typeof value === 'number') return formatAmount(value, locale);
  if (name === 'fields') return fieldList(value.split(','), locale);
  if (isTimeParam(value)) return formatTime(value, locale);
  return name === 'skipReason' ? (SKIP_REASON_TEXTS[locale].get(value) ?? value) : value;
}

const fieldList = (fields: readonly string[], locale: Locale): string =>
  new Intl.ListFormat(locale).format(fields.map((field) => recipientFieldName(field, locale)));
