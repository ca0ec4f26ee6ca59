import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { FamilySummary } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { PluralPipe } from '../../core/locale/texts';

/** Families by name, each a link to what an operator may see of it. */
@Component({
  selector: 'cc-family-list',
  imports: [PluralPipe, RouterLink, TranslocoPipe],
  template: `
    <ul class="plain">
      @for (family of families(); track family.id) {
        <li data-testid="family">
          <div>
            <a [routerLink]="['/console/families', family.id]">{{ family.name }}</a>
            <p class="cc-soft">{{ 'operators.families.members' | plural: family.members }}</p>
            <p class="cc-soft id">{{ family.id }}</p>
          </div>
          <span class="state" [attr.data-state]="family.state">{{ 'operators.state.' + family.state | transloco }}</span>
        </li>
      }
    </ul>
  `,
  styleUrl: './console.scss',
})
export class FamilyList {
  readonly families = input.required<readonly FamilySummary[]>();
}
