import { Component, computed, effect, inject, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { map } from 'rxjs';
import { DoseReconciler } from '../../core/doses/dose-reconciler';
import { DraftReconciler } from '../../core/editing/draft-reconciler';
import { Drafts } from '../../core/editing/drafts';
import { FamilyContext } from '../../core/family/family-context';
import { LostFamilies } from '../../core/family/lost-families';
import { Outbox } from '../../core/outbox/outbox';
import { Heartbeat } from '../../core/presence/heartbeat';
import { Profile } from '../../core/profile/profile';
import { PushRegistration } from '../../core/push/push-registration';
import { Session } from '../../core/session/session';
import { Brand } from '../../ui/brand/brand';
import { Icon } from '../../ui/icon/icon';
import { EmptyState } from '../../ui/state/empty-state';
import { ErrorState } from '../../ui/state/error-state';
import { Skeleton } from '../../ui/state/skeleton';
import { comesBack } from '../invitation/invitation-key';
import { Bell, PeopleNews } from '../notifications';
import { ConflictWatcher } from '../today';
import { AccountMenu } from './account-menu';
import { ContextSelector } from './context-selector';
import { IdleWatch } from './idle-watch';
import { LostNotice } from './lost-notice';
import { NAV_ITEMS } from './nav-items';
import { SessionWatch } from './session-watch';
import { StatusBanner } from './status-banner';

/** The frame of every page for signed-in people: context, bell, navigation, and what the connection is doing. */
@Component({
  selector: 'cc-shell',
  imports: [
    AccountMenu,
    Bell,
    Brand,
    ContextSelector,
    EmptyState,
    ErrorState,
    Icon,
    LostNotice,
    MatButton,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    Skeleton,
    StatusBanner,
    TranslocoPipe,
  ],
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
  host: { '(window:beforeunload)': 'warnOfPending($event)' },
})
export class Shell {
  protected readonly context = inject(FamilyContext);
  protected readonly items = computed(() => NAV_ITEMS.filter(({ needs }) => needs === undefined || this.context.allows(needs)));
  private readonly session = inject(Session);
  private readonly outbox = inject(Outbox);
  private readonly router = inject(Router);
  private readonly url = toSignal(this.router.events.pipe(map(() => this.router.url)), { initialValue: this.router.url });
  /** Is there what the page is about? The account needs no family, and the family no loved one. */
  protected readonly isOpen = computed(() => {
    const status = this.context.status();
    if (status === 'no-family' || status === 'suspended') return /^\/(settings|notifications)\b/.test(this.url());
    if (status === 'no-recipient') return /^\/(settings|notifications|family)\b/.test(this.url());
    return status === 'ready';
  });
  private readonly mustOnboard = computed(() => {
    const status = this.context.status();
    return status === 'no-family' || (status === 'no-recipient' && this.context.allows('recipient.create'));
  });

  constructor() {
    inject(Profile);
    if (comesBack()) void this.router.navigateByUrl('/accept-invite');
    inject(PushRegistration).refresh().catch(console.warn);
    inject(ConflictWatcher);
    inject(DraftReconciler);
    const drafts = inject(Drafts);
    inject(SessionWatch);
    inject(IdleWatch);
    inject(PeopleNews);
    inject(Heartbeat);
    inject(LostFamilies);
    const reconciler = inject(DoseReconciler);
    const route = inject(ActivatedRoute);
    effect(() => {
      const uid = this.session.uid();
      if (uid !== null) {
        untracked(() => {
          void this.outbox.load(uid).then(() => reconciler.run());
          void drafts.load(uid);
        });
      }
    });
    effect(() => {
      if (this.mustOnboard() && !this.isOpen()) {
        // Operators need no family.
        const isOperator = this.context.status() === 'no-family' && this.session.person()?.isOperator === true;
        untracked(() => void this.router.navigateByUrl(isOperator ? '/console' : '/onboarding'));
      }
    });
    route.queryParamMap.subscribe((params) => {
      this.context.follow({ familyId: params.get('space') ?? params.get('family'), recipientId: params.get('recipient') });
      // A choice, not a place: an address that kept it would undo the next choice when it is loaded again.
      if (params.has('space')) void this.router.navigate([], { queryParams: { space: null }, queryParamsHandling: 'merge', replaceUrl: true });
    });
  }

  protected warnOfPending(event: BeforeUnloadEvent): void {
    if (this.outbox.waiting().length > 0) event.preventDefault();
  }

  protected focusMain(): void {
    document.querySelector<HTMLElement>('main h1')?.focus();
  }
}
