import type { NotificationType, TextParams } from '../entities/notification';
import type { Locale } from '../entities/user';
import { localizedParams } from './localized-params';
import { NOTIFICATION_CATALOGUE } from './notification-catalogue';
import { fill } from './template';

export interface NotificationText {
  title: string;
  body: string;
}

/**
 * The words of a notification in the reader's language. The discreet form names no medicine and no person: it is what
 * lock screens, e-mails and text messages show unless the reader chose otherwise; the bell shows the full form.
 */
export function notificationText(
  type: NotificationType,
  params: TextParams,
  locale: Locale,
  options: { discreet: boolean },
): NotificationText {
  const templates = NOTIFICATION_CATALOGUE[locale][type];
  if (options.discreet) return { title: templates.discreetTitle, body: templates.discreetBody };
  const shown = localizedParams(params, locale);
  return { title: fill(templates.title, shown), body: fill(templates.body, shown) };
}
