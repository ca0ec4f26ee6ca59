import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatButtonToggleModule } from '@angular/material/button-toggle';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatMenuModule } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { CareContacts } from '../../core/care/care-contacts';
import { FamilyContext } from '../../core/family/family-context';
import { Texts } from '../../core/locale/texts';
import { Avatar } from '../../ui/avatar/avatar';
import { Icon } from '../../ui/icon/icon';
import { EmptyState } from '../../ui/state/empty-state';
import { ErrorState } from '../../ui/state/error-state';
import { ReachButtons } from '../recipients';
import { matching, PERSON_KINDS, personOfContact, personOfDoctor, personOfMember, type PersonKind } from './directory';

/** Everybody to reach about the loved one: doctors, emergency contacts and the family, in one list. */
@Component({
  selector: 'cc-contacts',
  imports: [
    Avatar,
    EmptyState,
    ErrorState,
    Icon,
    MatButton,
    MatButtonToggleModule,
    MatFormFieldModule,
    MatInput,
    MatMenuModule,
    ReachButtons,
    RouterLink,
    TranslocoPipe,
  ],
  templateUrl: './contacts.page.html',
  styleUrl: './contacts.page.scss',
  host: { class: 'cc-page' },
})
export class ContactsPage {
  protected readonly context = inject(FamilyContext);
  protected readonly source = inject(CareContacts);
  private readonly texts = inject(Texts);
  protected readonly kinds = PERSON_KINDS;
  protected readonly kind = signal<PersonKind | null>(null);
  protected readonly search = signal('');

  private readonly members = computed(() => {
    const present = this.context.family()?.memberIds ?? [];
    return this.context.members().filter(({ id }) => present.includes(id));
  });
  private readonly everybody = computed(() => [
    ...this.source.contacts().map((contact) => personOfContact(contact, this.source.primaryId())),
    ...this.source.doctors().map(personOfDoctor),
    ...this.members().map((member) => personOfMember(member, this.roleOf(member.id))),
  ]);
  protected readonly shown = computed(() => matching(this.everybody(), this.kind(), this.search()));

  private roleOf(uid: string): string {
    const role = this.context.family()?.roles[uid];
    return role === undefined ? '' : this.texts.get(`role.${role}`);
  }
}
