import { Component, effect, inject, input, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { FamilyAct, FamilyView } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { PluralPipe } from '../../core/locale/texts';
import { Skeleton } from '../../ui/state/skeleton';
import { Acts } from './acts';
import { Answer } from './answer';
import { Operators } from './operators';

/** One family: who is in it and how their accounts stand. Nothing of what they care about. */
@Component({
  selector: 'cc-console-family',
  imports: [MatButton, PluralPipe, RouterLink, Skeleton, TranslocoPipe],
  templateUrl: './family.page.html',
  styleUrl: './console.scss',
  host: { class: 'cc-page' },
})
export class FamilyPage {
  readonly familyId = input.required<string>();
  private readonly operators = inject(Operators);
  protected readonly acts = inject(Acts);
  protected readonly found = new Answer<FamilyView>();

  constructor() {
    effect(() => {
      this.familyId();
      untracked(() => this.load());
    });
  }

  protected load(quietly = false): void {
    void this.found.ask(this.operators.openFamily(this.familyId()), quietly);
  }

  protected canTakeOver({ hasActingAdmin, state }: FamilyView, { account }: FamilyView['people'][number]): boolean {
    return !hasActingAdmin && state !== 'REMOVED' && account === 'ACTIVE';
  }

  protected async act(act: FamilyAct, to = '', name = ''): Promise<void> {
    if (await this.acts.onFamily(act, this.familyId(), to, name)) this.load(true);
  }
}
