import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { localDay, recipientName } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { Clock } from '../../core/clock/clock';
import { FamilyContext } from '../../core/family/family-context';
import { Formats } from '../../core/locale/formats';
import { PluralPipe } from '../../core/locale/texts';
import { Avatar } from '../../ui/avatar/avatar';
import { ageOn } from './age';

/** The people cared for in the chosen family. */
@Component({
  selector: 'cc-recipients',
  imports: [Avatar, MatButton, PluralPipe, RouterLink, TranslocoPipe],
  host: { class: 'cc-page' },
  template: `
    <div class="head">
      <h1 tabindex="-1">{{ 'nav.recipients' | transloco }}</h1>
      @if (mayEdit()) {
        <a matButton="filled" routerLink="/recipients/new" data-testid="add-recipient">{{ 'recipients.add' | transloco }}</a>
      }
    </div>
    @if (!mayEdit()) {
      <p class="cc-soft">{{ 'common.viewOnly' | transloco }}</p>
    }
    @for (recipient of context.recipients(); track recipient.id) {
      <article class="cc-card">
        <cc-avatar [name]="recipient.fullName" />
        <div>
          <h2>{{ nameOf(recipient) }}</h2>
          @if (nameOf(recipient) !== recipient.fullName) {
            <p>{{ recipient.fullName }}</p>
          }
          <p class="cc-soft">
            @if (age(recipient.dateOfBirth); as years) {
              {{ 'recipients.age' | plural: years }} ·
            }
            {{ formats.zone(recipient.timeZone) }}
          </p>
          @if (recipient.notes) {
            <p>{{ recipient.notes }}</p>
          }
        </div>
        @if (mayEdit()) {
          <a matButton [routerLink]="['/recipients', recipient.id]">{{ 'recipients.edit' | transloco }}</a>
        }
      </article>
    }
  `,
  styles: `
    .head {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 0.75rem;
    }
    article {
      display: grid;
      grid-template-columns: auto 1fr auto;
      gap: 1rem;
      align-items: center;
      padding: 1.125rem;
    }
  `,
})
export class RecipientsPage {
  protected readonly context = inject(FamilyContext);
  protected readonly formats = inject(Formats);
  private readonly clock = inject(Clock);
  protected readonly nameOf = recipientName;
  protected readonly mayEdit = computed(() => this.context.allows('recipient.update'));

  protected age(dateOfBirth: string): number | null {
    return ageOn(dateOfBirth, localDay(this.clock.now(), 'UTC'));
  }
}
