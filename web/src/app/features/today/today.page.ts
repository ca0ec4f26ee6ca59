import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import { RouterLink } from '@angular/router';
import { localTime, recipientName } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { Clock } from '../../core/clock/clock';
import { FamilyContext } from '../../core/family/family-context';
import { Formats } from '../../core/locale/formats';
import { Texts } from '../../core/locale/texts';
import { Profile } from '../../core/profile/profile';
import { Icon } from '../../ui/icon/icon';
import type { IconName } from '../../ui/icon/icons';
import { EmptyState } from '../../ui/state/empty-state';
import { ErrorState } from '../../ui/state/error-state';
import { Skeleton } from '../../ui/state/skeleton';
import { AsNeededCard } from './as-needed-card';
import { DayDoses } from './day-doses';
import { DoseNews } from './dose-news';
import { RecordLine } from './record-line';
import { SlotCard } from './slot-card';

/** The home of the app: the loved one's doses of the day. */
@Component({
  selector: 'cc-today',
  imports: [
    AsNeededCard,
    EmptyState,
    ErrorState,
    Icon,
    MatButton,
    MatProgressBar,
    RecordLine,
    RouterLink,
    Skeleton,
    SlotCard,
    TranslocoPipe,
  ],
  templateUrl: './today.page.html',
  styleUrl: './today.page.scss',
})
export class TodayPage {
  protected readonly doses = inject(DayDoses);
  protected readonly context = inject(FamilyContext);
  protected readonly formats = inject(Formats);
  private readonly profile = inject(Profile);
  private readonly texts = inject(Texts);
  private readonly clock = inject(Clock);

  protected readonly partIcons: Readonly<Record<string, IconName>> = { MORNING: 'sunrise', AFTERNOON: 'sun', EVENING: 'sunset' };
  protected readonly mayRecord = computed(() => this.context.allows('dose.record'));
  protected readonly recipientName = computed(() => {
    const recipient = this.context.recipient();
    return recipient ? recipientName(recipient) : '';
  });
  protected readonly greeting = computed(() => {
    const hour = new Date(this.clock.now()).getHours();
    const part = hour < 12 ? 'morning' : hour < 17 ? 'afternoon' : 'evening';
    const [first] = this.profile.displayName().split(' ');
    return this.texts.get(`today.greeting.${part}`, { name: first ?? '' });
  });
  /** The recipient's clock, where it differs from the one of this device. */
  protected readonly otherClock = computed(() => {
    const zone = this.doses.timeZone();
    const now = this.clock.now();
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (localTime(now, zone) === localTime(now, own)) return null;
    return { zone: this.formats.zone(zone), time: this.formats.time(now, zone) };
  });
  protected readonly percent = computed(() => {
    const { given, total } = this.doses.plan();
    return total === 0 ? 0 : (100 * given) / total;
  });
  protected readonly allGiven = computed(() => this.percent() === 100);

  constructor() {
    inject(DoseNews);
  }
}
