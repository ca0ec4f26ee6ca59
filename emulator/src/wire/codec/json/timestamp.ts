import { Timestamp } from '../../../model';
import { invalidPayload } from './fields';

const RFC_3339 = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/i;

/** RFC 3339 with up to nine fractional digits and any offset. */
export function readTimestamp(json: unknown): Timestamp {
  const match = typeof json === 'string' ? RFC_3339.exec(json) : null;
  const millis = match ? Date.parse(`${match[1]}${match[3]}`.toUpperCase()) : NaN;
  if (!match || Number.isNaN(millis)) throw invalidPayload(`${JSON.stringify(json)} is no RFC 3339 timestamp.`);
  return new Timestamp(millis / 1000, Number((match[2] ?? '').padEnd(9, '0')));
}

/** RFC 3339 in UTC with 0, 3, 6 or 9 fractional digits, as many as needed. */
export function formatTimestamp(time: Timestamp): string {
  const whole = new Date(time.seconds * 1000).toISOString().slice(0, -5);
  if (time.nanos === 0) return `${whole}Z`;
  const digits = String(time.nanos).padStart(9, '0');
  if (digits.endsWith('000000')) return `${whole}.${digits.slice(0, 3)}Z`;
  return `${whole}.${digits.endsWith('000') ? digits.slice(0, 6) : digits}Z`;
}
