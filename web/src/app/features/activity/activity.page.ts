import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { activityText, localDay, type Activity, type ActivityType, type WithId } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { Clock } from '../../core/clock/clock';
import { Formats } from '../../core/locale/formats';
import { Locale } from '../../core/locale/locale';
import { Icon } from '../../ui/icon/icon';
import type { IconName } from '../../ui/icon/icons';
import { EmptyState } from '../../ui/state/empty-state';
import { ErrorState } from '../../ui/state/error-state';
import { Skeleton } from '../../ui/state/skeleton';
import { ActivityFeed } from './activity-feed';

const ICONS: Readonly<Record<ActivityType, IconName>> = {
  DOSE_GIVEN: 'given',
  DOSE_SKIPPED: 'skip',
  DOSE_UNDONE: 'undo',
  DOSE_CORRECTED: 'edit',
  POSSIBLE_DOUBLE: 'alert',
  MEDICATION_ADDED: 'pill',
  MEDICATION_CHANGED: 'pill',
  RECIPIENT_ADDED: 'heart',
  RECIPIENT_CHANGED: 'heart',
  RECIPIENT_REMOVED: 'remove',
  RECIPIENT_RESTORED: 'undo',
  DOCTOR_ADDED: 'doctor',
  DOCTOR_CHANGED: 'doctor',
  DOCTOR_REMOVED: 'doctor',
  CONTACT_ADDED: 'contacts',
  CONTACT_CHANGED: 'contacts',
  CONTACT_REMOVED: 'contacts',
  FAMILY_RENAMED: 'edit',
  FAMILY_RESTORED: 'undo',
  MEMBER_JOINED: 'family',
  MEMBER_LEFT: 'signOut',
  MEMBER_REMOVED: 'remove',
  ROLE_CHANGED: 'person',
  INVITATION_SENT: 'family',
  INVITATION_DECLINED: 'family',
};

@Component({
  selector: 'cc-activity',
  imports: [EmptyState, ErrorState, Icon, MatButton, Skeleton, TranslocoPipe],
  templateUrl: './activity.page.html',
  styleUrl: './activity.page.scss',
  host: { class: 'cc-page' },
})
export class ActivityPage {
  protected readonly feed = inject(ActivityFeed);
  private readonly locale = inject(Locale);
  private readonly formats = inject(Formats);
  private readonly clock = inject(Clock);
  private readonly zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

  /** Entries by the reader's calendar day. */
  protected readonly days = computed(() => {
    const days: { day: string; items: WithId<Activity>[] }[] = [];
    for (const item of this.feed.state().data) {
      const day = localDay(item.at.toMillis(), this.zone);
      const last = days.at(-1);
      if (last?.day === day) last.items.push(item);
      else days.push({ day, items: [item] });
    }
    return days;
  });

  protected icon({ type }: Activity): IconName {
    return ICONS[type] ?? 'activity';
  }

  protected sentence(item: Activity): string {
    return activityText(item, this.locale.language());
  }

  protected ago({ at }: Activity): string {
    return this.formats.ago(at.toMillis(), this.clock.now());
  }

  protected moment({ at }: Activity): string {
    return this.formats.moment(at.toMillis());
  }

  protected dayName(day: string): string {
    return this.formats.day(day);
  }

  protected isToday(day: string): boolean {
    return day === localDay(this.clock.now(), this.zone);
  }
}
