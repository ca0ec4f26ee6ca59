import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { birthDateProblem, localDay, paths, recipientInput, type RecipientInput } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { ProfileViews } from '../../core/care/profile-views';
import { profileValues } from '../../core/care/profile-values';
import { Recipients } from '../../core/care/recipients';
import { Clock } from '../../core/clock/clock';
import { FormEditing } from '../../core/editing/form-editing';
import { FamilyContext } from '../../core/family/family-context';
import { Texts } from '../../core/locale/texts';
import { showErrors } from '../../ui/forms/schema-errors';
import { Snack } from '../../ui/snack/snack';
import { Skeleton } from '../../ui/state/skeleton';
import { EditNotes } from './edit-notes';
import { PhotoField } from './photo-field';
import { ProfileFields } from './profile-fields';
import { emptyProfile, nameFor, profileForm, profileInput } from './profile-form';
import { ProfileWords } from './profile-words';
import { RecipientFields } from './recipient-fields';

/** Adds a person cared for, or changes their medical profile. */
@Component({
  selector: 'cc-recipient-form',
  imports: [EditNotes, MatButton, PhotoField, ProfileFields, ReactiveFormsModule, RecipientFields, RouterLink, Skeleton, TranslocoPipe],
  providers: [FormEditing],
  host: { class: 'cc-page' },
  template: `
    <h1 tabindex="-1">{{ (recipientId() ? 'recipients.editTitle' : 'recipients.add') | transloco }}</h1>
    @if (!context.allows(recipientId() ? 'recipient.update' : 'recipient.create')) {
      <p>{{ 'common.viewOnly' | transloco }}</p>
    } @else if (gone()) {
      <p data-testid="recipient-gone">{{ 'recipients.gone' | transloco }}</p>
      <div><a matButton="outlined" routerLink="/recipients">{{ 'common.back' | transloco }}</a></div>
    } @else if (editing.started()) {
      <cc-edit-notes
        [session]="editing.session"
        [nameOf]="words.field"
        [describe]="words.value"
        (chosen)="editing.choose($event.field, $event.value)"
        (discarded)="discard()"
      />
      <form class="cc-form" [formGroup]="form" (ngSubmit)="save()" novalidate>
        <cc-photo-field [name]="form.controls.fullName.value" [photo]="form.controls.photo.value" (changed)="form.controls.photo.setValue($event)" />
        <cc-recipient-fields [form]="$any(form)" />
        <cc-profile-fields [form]="form" />
        <div class="cc-actions">
          <button matButton="filled" class="cc-big" type="submit" data-testid="save-recipient">{{ 'common.save' | transloco }}</button>
          <a matButton class="cc-big" [routerLink]="back()">{{ 'common.cancel' | transloco }}</a>
        </div>
      </form>
    } @else {
      <cc-skeleton [count]="5" [height]="4" />
    }
  `,
})
export class RecipientFormPage {
  /** The person to change; none for a new one. From the address. */
  readonly recipientId = input<string>();
  protected readonly context = inject(FamilyContext);
  protected readonly editing = inject<FormEditing<RecipientInput>>(FormEditing);
  protected readonly words = inject(ProfileWords);
  private readonly recipients = inject(Recipients);
  private readonly views = inject(ProfileViews);
  private readonly clock = inject(Clock);
  private readonly snack = inject(Snack);
  private readonly texts = inject(Texts);
  private readonly router = inject(Router);

  private readonly existing = computed(() => this.context.recipients().find(({ id }) => id === this.recipientId()) ?? null);
  protected readonly gone = computed(() => this.recipientId() !== undefined && this.existing() === null);
  protected readonly back = computed(() => ['/recipients', ...(this.recipientId() === undefined ? [] : [this.recipientId()])]);
  private readonly current = computed(() => {
    const recipient = this.existing();
    return recipient && { ...recipient, values: profileValues(recipient) };
  });
  protected readonly form = profileForm();

  constructor() {
    effect(() => {
      const current = this.current();
      if (this.gone() || this.context.familyId() === null) return;
      untracked(() => {
        if (!this.editing.started()) void this.start();
        else if (current) this.editing.follow(current);
      });
    });
  }

  private start(): Promise<void> {
    const id = this.recipientId();
    const familyId = this.context.familyId() ?? '';
    if (id !== undefined) this.views.record(familyId, id);
    return this.editing.start({
      key: id === undefined ? `${paths.recipients(familyId)}/new` : paths.recipient(familyId, id),
      path: id === undefined ? this.recipients.newPath() : paths.recipient(familyId, id),
      page: id === undefined ? `/recipients/new?family=${familyId}` : `/recipients/${id}/edit?family=${familyId}`,
      group: this.form,
      empty: emptyProfile(),
      current: this.current(),
      about: nameFor,
    });
  }

  protected discard(): Promise<void> {
    return this.editing.discard(this.current()?.values ?? null);
  }

  protected async save(): Promise<void> {
    if (this.mustDecide()) return;
    const parsed = recipientInput.safeParse(profileInput(this.form));
    if (!showErrors(this.form, parsed)) return;
    const problem = birthDateProblem(parsed.data.dateOfBirth, localDay(this.clock.read(), parsed.data.timeZone));
    if (problem !== null) {
      this.form.controls.dateOfBirth.setErrors({ [problem]: true });
      return;
    }
    const seen = this.existing();
    await this.editing.save((path) =>
      seen === null ? this.recipients.add(parsed.data, path) : this.recipients.change(path, seen, parsed.data),
    );
    this.snack.say(this.texts.get('common.saved'));
    await this.router.navigate(this.back());
  }

  /** Two changes of one field are decided before anything is saved. */
  private mustDecide(): boolean {
    if (this.form.controls.allergies.value.length > 0) this.editing.session.decide('allergyStatus');
    const open = this.editing.session.conflicts().length > 0;
    if (open) document.querySelector<HTMLElement>('[data-testid=edit-conflicts]')?.focus();
    return open;
  }
}
