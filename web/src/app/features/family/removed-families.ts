import { Component, effect, inject, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Family, WithId } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { Clock } from '../../core/clock/clock';
import { Families } from '../../core/family/families';
import { FamilyContext } from '../../core/family/family-context';
import { Formats } from '../../core/locale/formats';
import { Texts } from '../../core/locale/texts';
import { Attempt } from './attempt';
import { restoreEnds } from './restore-ends';

/** The removed families that this person, as their ADMIN, can still bring back; nothing when there is none. */
@Component({
  selector: 'cc-removed-families',
  imports: [MatButton, TranslocoPipe],
  template: `
    @if (removed().length > 0) {
      <section class="cc-card" aria-labelledby="people-removed">
        <h2 id="people-removed">{{ 'people.removedFamilies' | transloco }}</h2>
        <ul class="plain">
          @for (family of removed(); track family.id) {
            <li class="head" [attr.data-testid]="'removed-' + family.id">
              <p>
                <strong>{{ family.name }}</strong><br />
                <span class="cc-soft">{{ 'people.goneAfter' | transloco: { when: ends(family) } }}</span>
              </p>
              <button matButton="outlined" data-testid="restore-family" (click)="restore(family)">{{ 'people.restore' | transloco }}</button>
            </li>
          }
        </ul>
      </section>
    }
  `,
  styleUrl: './family.page.scss',
})
export class RemovedFamilies {
  private readonly context = inject(FamilyContext);
  private readonly families = inject(Families);
  private readonly clock = inject(Clock);
  private readonly attempt = inject(Attempt);
  private readonly texts = inject(Texts);
  private readonly formats = inject(Formats);

  protected readonly removed = signal<readonly WithId<Family>[]>([]);

  constructor() {
    effect(() => {
      this.context.families();
      untracked(() => void this.refresh());
    });
  }

  protected async restore({ id, name }: WithId<Family>): Promise<void> {
    const done = await this.attempt.make(this.families.restore(id), this.texts.get('people.restored', { name }));
    if (done) this.context.chooseFamily(id);
  }

  protected ends(family: Family): string {
    return this.formats.moment(restoreEnds(family));
  }

  private async refresh(): Promise<void> {
    const removed = await this.families.removed().catch(() => []);
    this.removed.set(removed.filter((family) => restoreEnds(family) > this.clock.read()));
  }
}
