import { logger } from 'firebase-functions';

/**
 * Every line that the functions log, by name. Ids and codes only: no names, no medicines, no addresses, no tokens, no texts.
 * What is not on the list of keys does not get through (SEC-21).
 */
const ALLOWED_KEYS = [
  'path',
  'eventId',
  'fanoutId',
  'deliveryId',
  'channel',
  'deviceId',
  'code',
  'attempt',
  'members',
  'fanouts',
  'deliveries',
  'day',
  'families',
  'entries',
  'findings',
  'root',
  'familyId',
  'documents',
  'files',
  'invitations',
  'uid',
] as const;

type AllowedKey = (typeof ALLOWED_KEYS)[number];
export type LogFields = Partial<Record<AllowedKey, string | number>>;

const allowed: ReadonlySet<string> = new Set(ALLOWED_KEYS);

/** The fields that may be logged, and the mere names of those that may not. */
export function admitted(fields: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(fields);
  const refused = entries.map(([key]) => key).filter((key) => !allowed.has(key));
  const kept = Object.fromEntries(entries.filter(([key]) => allowed.has(key)));
  return refused.length === 0 ? kept : { ...kept, refusedKeys: refused };
}

const info = (message: string, fields: LogFields) => logger.info(message, admitted(fields));
const warn = (message: string, fields: LogFields) => logger.warn(message, admitted(fields));
const error = (message: string, fields: LogFields) => logger.error(message, admitted(fields));

export const logs = {
  malformedDocument: (path: string, eventId: string) => error('document does not match its schema', { path, eventId }),
  fanoutDone: (fanoutId: string, members: number) => info('fan-out done', { fanoutId, members }),
  delivered: (deliveryId: string, attempt: number) => info('delivered', { deliveryId, attempt }),
  deliverySkipped: (deliveryId: string, code: string) => info('delivery skipped', { deliveryId, code }),
  deliveryPostponed: (deliveryId: string, code: string, attempt: number) =>
    warn('delivery postponed', { deliveryId, code, attempt }),
  deliveryFailed: (deliveryId: string, code: string, attempt: number) =>
    error('delivery failed for good', { deliveryId, code, attempt }),
  deviceForgotten: (deliveryId: string, deviceId: string, code: string) =>
    info('device forgotten', { deliveryId, deviceId, code }),
  pushRefused: (deliveryId: string, deviceId: string, code: string) =>
    warn('push refused', { deliveryId, deviceId, code }),
  /** `root` proves the day's seals even against somebody who can write the database: keep it elsewhere, as this log is. */
  auditSealed: (day: string, families: number, entries: number, root: string) =>
    info('audit sealed', { day, families, entries, root }),
  auditChecked: (families: number, findings: number) => info('audit checked', { families, findings }),
  auditDamaged: (path: string, code: string) => error('audit trail damaged', { path, code }),
  familyPurged: (familyId: string, documents: number, files: number) =>
    info('family purged', { familyId, documents, files }),
  recipientPurged: (path: string, documents: number) => info('recipient purged', { path, documents }),
  invitationsExpired: (invitations: number) => info('invitations expired', { invitations }),
  callRefused: (code: string, uid: string) => warn('call refused', { code, uid }),
  swept: (fanouts: number, deliveries: number) => info('swept', { fanouts, deliveries }),
};
