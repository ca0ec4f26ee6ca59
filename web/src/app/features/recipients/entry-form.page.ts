import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router, RouterLink } from '@angular/router';
import { CONTACT_LIMITS, type Contact, type Doctor } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { CareContacts, type EntryKind } from '../../core/care/care-contacts';
import { FormEditing } from '../../core/editing/form-editing';
import { FamilyContext } from '../../core/family/family-context';
import type { Versioned } from '../../core/firebase/documents';
import { Texts } from '../../core/locale/texts';
import { errorKey, showErrors } from '../../ui/forms/schema-errors';
import { Snack } from '../../ui/snack/snack';
import { Skeleton } from '../../ui/state/skeleton';
import { EditNotes } from './edit-notes';
import { emptyEntry, entryForm, entryValues, isDoctor, parseEntry, type EntryValues } from './entry-form';

/** Adds or changes a doctor or an emergency contact of the person whose id is in the address. */
@Component({
  selector: 'cc-entry-form',
  imports: [EditNotes, MatButton, MatCheckbox, MatFormFieldModule, MatInput, ReactiveFormsModule, RouterLink, Skeleton, TranslocoPipe],
  providers: [FormEditing],
  templateUrl: './entry-form.page.html',
  host: { class: 'cc-page' },
})
export class EntryFormPage {
  /** From the address. */
  readonly recipientId = input.required<string>();
  /** From the address; none for a new entry. */
  readonly entryId = input<string>();
  /** From the route. */
  readonly kind = input.required<EntryKind>();
  protected readonly context = inject(FamilyContext);
  protected readonly people = inject(CareContacts);
  protected readonly editing = inject<FormEditing<EntryValues>>(FormEditing);
  private readonly snack = inject(Snack);
  private readonly texts = inject(Texts);
  private readonly router = inject(Router);

  protected readonly limits = CONTACT_LIMITS;
  protected readonly errorKey = errorKey;
  protected readonly form = entryForm();
  protected readonly isDoctor = computed(() => this.kind() === 'doctors');
  protected readonly title = computed(() => {
    if (this.isDoctor()) return this.entryId() === undefined ? 'contacts.addDoctor' : 'contacts.editDoctor';
    return this.entryId() === undefined ? 'contacts.addContact' : 'contacts.editContact';
  });
  protected readonly allowed = computed(() => this.context.allows(this.isDoctor() ? 'doctor.update' : 'contact.update'));
  private readonly ready = computed(() => this.context.recipientId() === this.recipientId() && this.people.status() === 'ready');
  private readonly existing = computed<Versioned<Doctor | Contact> | null>(() => {
    const entries: readonly Versioned<Doctor | Contact>[] = this.isDoctor() ? this.people.doctors() : this.people.contacts();
    return entries.find(({ id }) => id === this.entryId()) ?? null;
  });
  private readonly current = computed(() => {
    const entry = this.existing();
    return entry && { ...entry, values: entryValues(entry, this.people.primaryId() === entry.id) };
  });
  protected readonly gone = computed(() => this.ready() && this.entryId() !== undefined && this.existing() === null);
  protected readonly back = computed(() => ['/recipients', this.recipientId()]);
  protected readonly nameOf = (field: string): string => this.texts.get(`contacts.field.${field}`);
  protected readonly describe = (_: string, value: unknown): string =>
    typeof value === 'boolean' ? this.texts.get(value ? 'contacts.yes' : 'contacts.no') : String(value);

  constructor() {
    effect(() => {
      const wanted = this.recipientId();
      if (this.context.recipients().some(({ id }) => id === wanted)) untracked(() => this.choose(wanted));
    });
    effect(() => {
      const current = this.current();
      if (!this.ready() || this.gone()) return;
      untracked(() => {
        if (!this.editing.started()) void this.start();
        else if (current) this.editing.follow(current);
      });
    });
  }

  protected discard(): Promise<void> {
    return this.editing.discard(this.current()?.values ?? null);
  }

  protected async save(): Promise<void> {
    if (this.editing.session.conflicts().length > 0) return document.querySelector<HTMLElement>('[data-testid=edit-conflicts]')?.focus();
    const values = this.form.getRawValue();
    const parsed = parseEntry(this.kind(), values);
    if (!showErrors(this.form, parsed)) return;
    // Only a choice that was made here is written: somebody may have chosen another contact meanwhile.
    const began = this.editing.session.origin().base?.isPrimary ?? false;
    const isPrimary = values.isPrimary === began ? null : values.isPrimary;
    const input = parsed.data;
    const seen = this.existing();
    await this.editing.save((path) =>
      isDoctor(input)
        ? this.people.saveDoctor(path, seen as Versioned<Doctor> | null, input)
        : this.people.saveContact(path, seen as Versioned<Contact> | null, input, isPrimary),
    );
    this.snack.say(this.texts.get('common.saved'));
    await this.router.navigate(this.back());
  }

  protected async remove(): Promise<void> {
    const entry = this.existing();
    if (entry === null) return;
    const kind = this.kind();
    const refused = () => this.snack.say(this.texts.get('common.refused'));
    await this.router.navigate(this.back());
    this.people.remove(kind, entry).catch(refused);
    this.snack.offerUndo(this.texts.get('contacts.removed', { name: entry.name }), this.texts.get('common.undo'), () =>
      void this.people.restore(kind, entry).catch(refused),
    );
  }

  protected mayRemove(): boolean {
    return this.existing() !== null && this.context.allows(this.isDoctor() ? 'doctor.delete' : 'contact.delete');
  }

  private choose(recipientId: string): void {
    if (this.context.recipientId() !== recipientId) this.context.chooseRecipient(recipientId);
  }

  private start(): Promise<void> {
    const collection = this.people.collectionPath(this.kind());
    const id = this.entryId();
    const familyId = this.context.familyId() ?? '';
    return this.editing.start({
      key: `${collection}/${id ?? 'new'}`,
      path: id === undefined ? this.people.newPath(this.kind()) : `${collection}/${id}`,
      page: `/recipients/${this.recipientId()}/${this.kind()}/${id ?? 'new'}?family=${familyId}`,
      group: this.form,
      empty: emptyEntry(),
      current: this.current(),
      about: ({ name }) => name,
    });
  }
}
