import { Component, computed, inject, input } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { dialled, type Contact, type Doctor } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { CareContacts, type EntryKind } from '../../core/care/care-contacts';
import { FamilyContext } from '../../core/family/family-context';
import type { Versioned } from '../../core/firebase/documents';
import { Icon } from '../../ui/icon/icon';
import { ReachButtons } from './reach-buttons';

/** A doctor or an emergency contact, with ways to reach them. */
@Component({
  selector: 'cc-entry-card',
  imports: [Icon, MatIconButton, ReachButtons, RouterLink, TranslocoPipe],
  host: { '[attr.data-testid]': "'entry-' + entry().id" },
  template: `
    <div class="text">
      <h3>
        {{ entry().name }}
        @if (first()) {
          <span class="first" data-testid="primary">{{ 'contacts.primary' | transloco }}</span>
        }
      </h3>
      <p class="cc-soft">{{ role() }}</p>
      @if (address(); as place) {
        <p class="lines">
          <a target="_blank" rel="noopener noreferrer" [href]="map(place)" [attr.aria-label]="'contacts.mapOf' | transloco: { name: entry().name }"><cc-icon name="map" /> {{ place }}</a>
        </p>
      }
      @if (fax(); as number) {
        <p class="cc-soft">{{ 'contacts.fax' | transloco }}: {{ number }}</p>
      }
      @if (entry().notes) {
        <p class="lines">{{ entry().notes }}</p>
      }
      <cc-reach-buttons [name]="entry().name" [phone]="entry().phone" [dials]="dials()" [email]="entry().email" />
    </div>
    @if (mayEdit()) {
      <a matIconButton [routerLink]="['/recipients', recipientId(), kind(), entry().id]" [attr.aria-label]="'contacts.editName' | transloco: { name: entry().name }" data-testid="edit-entry">
        <cc-icon name="edit" />
      </a>
    }
  `,
  styles: `
    :host {
      display: flex;
      gap: 0.5rem;
      align-items: start;
      justify-content: space-between;
      padding-top: 0.75rem;
      border-top: 1px solid var(--cc-line);
    }
    .text {
      display: grid;
      gap: 0.375rem;
      min-width: 0;
    }
    .lines {
      white-space: pre-line;
    }
    p cc-icon {
      width: 1em;
      height: 1em;
      vertical-align: -0.1em;
    }
    .first {
      display: inline-block;
      padding: 0 0.625rem;
      border-radius: 1rem;
      background: var(--cc-terracotta-soft);
      color: var(--cc-on-terracotta-soft);
      font: 600 0.9375rem var(--cc-font-body);
    }
  `,
})
export class EntryCard {
  readonly kind = input.required<EntryKind>();
  readonly entry = input.required<Versioned<Doctor | Contact>>();
  readonly recipientId = input.required<string>();
  private readonly context = inject(FamilyContext);
  private readonly people = inject(CareContacts);

  protected readonly dials = computed(() => dialled(this.entry()));
  protected readonly first = computed(() => this.kind() === 'contacts' && this.people.primaryId() === this.entry().id);
  protected readonly role = computed(() => {
    const entry = this.entry();
    return 'specialty' in entry ? entry.specialty : entry.relationship;
  });
  protected readonly address = computed(() => this.of('address'));
  protected readonly fax = computed(() => this.of('fax'));
  protected readonly mayEdit = computed(() => this.context.allows(this.kind() === 'doctors' ? 'doctor.update' : 'contact.update'));

  /** The map of the phone or the browser; the address leaves the app only when somebody taps it. */
  protected map(address: string): string {
    return `https://www.openstreetmap.org/search?query=${encodeURIComponent(address)}`;
  }

  private of(field: 'address' | 'fax'): string {
    const entry = this.entry();
    return 'specialty' in entry ? entry[field] : '';
  }
}
