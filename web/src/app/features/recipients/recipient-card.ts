import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { can, localDay, recipientName, type Recipient, type Role } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { Clock } from '../../core/clock/clock';
import type { Versioned } from '../../core/firebase/documents';
import { PluralPipe } from '../../core/locale/texts';
import { Avatar } from '../../ui/avatar/avatar';
import { ageOn } from './age';
import { ProfileWords } from './profile-words';
import { RecipientActions } from './recipient-actions';

const SHOWN = 2;

/** A person cared for at a glance. */
@Component({
  selector: 'cc-recipient-card',
  imports: [Avatar, MatButton, PluralPipe, RouterLink, TranslocoPipe],
  host: { class: 'cc-card', '[attr.data-testid]': "'card-' + recipient().id" },
  template: `
    <cc-avatar [name]="recipient().fullName" [photo]="recipient().photo" />
    <div class="text">
      <h3>{{ name() }}</h3>
      @if (name() !== recipient().fullName) {
        <p>{{ recipient().fullName }}</p>
      }
      <p class="cc-soft">
        @if (age() !== null) {
          <span>{{ 'recipients.age' | plural: age() ?? 0 }}</span>
        }
        @if (recipient().bloodType; as type) {
          <span>{{ 'profile.bloodType' | transloco }} {{ words.bloodType(type) }}</span>
        }
      </p>
      @if (badges().length > 0) {
        <ul class="plain">
          @for (badge of badges(); track badge.text) {
            <li [class.allergy]="badge.allergy">
              @if (badge.allergy) {
                <span class="cc-hidden">{{ 'profile.allergyTo' | transloco }} </span>
              }
              {{ badge.text }}
            </li>
          }
          @if (more() > 0) {
            <li class="more">{{ 'recipients.more' | plural: more() }}</li>
          }
        </ul>
      }
    </div>
    <div class="cc-actions">
      <a matButton="filled" [routerLink]="['/recipients', recipient().id]" [queryParams]="link()" data-testid="view-recipient" [attr.aria-label]="'recipients.viewName' | transloco: { name: name() }">{{ 'recipients.view' | transloco }}</a>
      @if (may('recipient.update')) {
        <a matButton [routerLink]="['/recipients', recipient().id, 'edit']" [queryParams]="link()" [attr.aria-label]="'recipients.editName' | transloco: { name: name() }">{{ 'recipients.edit' | transloco }}</a>
      }
      @if (may('recipient.delete')) {
        <button matButton type="button" (click)="actions.remove(familyId(), recipient())" [attr.aria-label]="'recipients.deleteThis' | transloco: { name: name() }">{{ 'recipients.delete' | transloco }}</button>
      }
    </div>
  `,
  styleUrl: './recipient-card.scss',
})
export class RecipientCard {
  readonly recipient = input.required<Versioned<Recipient>>();
  readonly familyId = input.required<string>();
  /** The reader's own role in that family. */
  readonly role = input.required<Role | undefined>();
  protected readonly words = inject(ProfileWords);
  protected readonly actions = inject(RecipientActions);
  private readonly clock = inject(Clock);

  protected readonly name = computed(() => recipientName(this.recipient()));
  protected readonly link = computed(() => ({ family: this.familyId(), recipient: this.recipient().id }));
  protected readonly age = computed(() => {
    const { dateOfBirth, timeZone } = this.recipient();
    return ageOn(dateOfBirth, localDay(this.clock.now(), timeZone));
  });
  protected readonly badges = computed(() => {
    const { allergies, conditions } = this.recipient();
    return [
      ...allergies.slice(0, SHOWN).map(({ substance }) => ({ text: substance, allergy: true })),
      ...conditions.slice(0, SHOWN).map((text) => ({ text, allergy: false })),
    ];
  });
  protected readonly more = computed(() => {
    const { allergies, conditions } = this.recipient();
    return Math.max(0, allergies.length - SHOWN) + Math.max(0, conditions.length - SHOWN);
  });

  protected may(action: 'recipient.update' | 'recipient.delete'): boolean {
    return can(this.role(), action);
  }
}
