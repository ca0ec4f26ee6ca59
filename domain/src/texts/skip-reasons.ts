import type { SkipReason } from '../entities/dose';
import type { Locale } from '../entities/user';

const en: Record<SkipReason, string> = {
  REFUSED: 'refused',
  NAUSEOUS: 'felt sick',
  SLEEPING: 'was asleep',
  NOT_AVAILABLE: 'was not there',
  DOCTOR_ADVISED: 'on medical advice',
  RAN_OUT: 'none left',
  OTHER: 'another reason',
};

const fr: Record<SkipReason, string> = {
  REFUSED: 'refus',
  NAUSEOUS: 'nausées',
  SLEEPING: 'sommeil',
  NOT_AVAILABLE: 'absence',
  DOCTOR_ADVISED: 'avis médical',
  RAN_OUT: 'plus de stock',
  OTHER: 'autre raison',
};

/** Why a dose was skipped, in words, by code. */
export const SKIP_REASON_TEXTS: Record<Locale, ReadonlyMap<string, string>> = {
  en: new Map(Object.entries(en)),
  fr: new Map(Object.entries(fr)),
};
