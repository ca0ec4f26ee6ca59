import type { NotificationType } from '@carecircle/domain';

export interface Urgency {
  push: 'high' | 'normal';
  /** How long a push provider keeps the message for a device that is away. */
  ttlSeconds: number;
}

const HOUR_S = 3600;

/** Urgent notices stay worth waking a phone for a day, the others for an hour. */
export const URGENCY: Record<NotificationType, Urgency> = {
  REFILL_NEEDED: { push: 'normal', ttlSeconds: HOUR_S },
  FAMILY_INVITE: { push: 'normal', ttlSeconds: HOUR_S },
  FAMILY_MEMBER_JOINED: { push: 'normal', ttlSeconds: HOUR_S },
  FAMILY_MEMBER_LEFT: { push: 'normal', ttlSeconds: HOUR_S },
  FAMILY_MEMBER_GONE: { push: 'normal', ttlSeconds: HOUR_S },
  FAMILY_MEMBER_REMOVED: { push: 'normal', ttlSeconds: HOUR_S },
  FAMILY_MEMBER_ROLE_CHANGED: { push: 'normal', ttlSeconds: HOUR_S },
  FAMILY_DELETED: { push: 'normal', ttlSeconds: HOUR_S },
  FAMILY_INVITE_DECLINED: { push: 'normal', ttlSeconds: HOUR_S },
  PASSWORD_RESET_ASKED: { push: 'normal', ttlSeconds: HOUR_S },
  AUDIT_ALARM: { push: 'high', ttlSeconds: 24 * HOUR_S },
  POSSIBLE_DOUBLE: { push: 'high', ttlSeconds: 24 * HOUR_S },
  CARE_RECIPIENT_UPDATED: { push: 'normal', ttlSeconds: HOUR_S },
  CARE_RECIPIENT_DELETED: { push: 'normal', ttlSeconds: HOUR_S },
};

/** Attempts to deliver end after this, whatever the reason. */
export const DELIVERY_WINDOW_MS = 24 * HOUR_S * 1000;
