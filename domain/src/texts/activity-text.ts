import type { Activity } from '../entities/activity';
import type { Locale } from '../entities/user';
import { ACTIVITY_CATALOGUE } from './activity-catalogue';
import { localizedParams } from './localized-params';
import { fill } from './template';

/** One sentence about what happened, in the reader's language. */
export function activityText(activity: Pick<Activity, 'type' | 'actorName' | 'params'>, locale: Locale): string {
  const params = { ...localizedParams(activity.params, locale), actorName: activity.actorName };
  return fill(ACTIVITY_CATALOGUE[locale][activity.type], params);
}
