import { Component, effect, inject, input, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { UserAct, UserView } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { Formats } from '../../core/locale/formats';
import { PluralPipe } from '../../core/locale/texts';
import { EmptyState } from '../../ui/state/empty-state';
import { Skeleton } from '../../ui/state/skeleton';
import { Acts } from './acts';
import { Answer } from './answer';
import { FamilyList } from './family-list';
import { Operators } from './operators';
import { SearchForm } from './search-form';

/** One person: how their account stands, and what an operator may do about it. */
@Component({
  selector: 'cc-console-users',
  imports: [EmptyState, FamilyList, MatButton, PluralPipe, SearchForm, Skeleton, TranslocoPipe],
  templateUrl: './users.page.html',
  styleUrl: './console.scss',
  host: { class: 'cc-page' },
})
export class UsersPage {
  /** Whom to show at once; from the address. */
  readonly uid = input<string>();
  private readonly operators = inject(Operators);
  protected readonly acts = inject(Acts);
  protected readonly formats = inject(Formats);
  protected readonly found = new Answer<UserView | null>();

  constructor() {
    effect(() => {
      const uid = this.uid();
      if (uid !== undefined) untracked(() => this.find(uid));
    });
  }

  protected find(query: string): void {
    void this.found.ask(this.operators.findUser(query));
  }

  protected actsFor({ isSuspended, isVerified, openSessions }: UserView): UserAct[] {
    if (isSuspended) return ['REACTIVATE_USER'];
    return [...(isVerified ? [] : (['RESEND_VERIFICATION'] as const)), ...(openSessions > 0 ? (['REVOKE_SESSIONS'] as const) : []), 'SUSPEND_USER'];
  }

  protected async perform(act: UserAct, { uid }: UserView): Promise<void> {
    if (await this.acts.onUser(act, uid)) await this.found.ask(this.operators.findUser(uid), true);
  }
}
