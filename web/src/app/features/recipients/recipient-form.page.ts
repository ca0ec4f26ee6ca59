import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { birthDateProblem, localDay, recipientInput } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { Recipients } from '../../core/care/recipients';
import { Clock } from '../../core/clock/clock';
import { FamilyContext } from '../../core/family/family-context';
import { Texts } from '../../core/locale/texts';
import { showErrors } from '../../ui/forms/schema-errors';
import { Snack } from '../../ui/snack/snack';
import { RecipientFields, recipientForm } from './recipient-fields';

@Component({
  selector: 'cc-recipient-form',
  imports: [MatButton, ReactiveFormsModule, RecipientFields, RouterLink, TranslocoPipe],
  host: { class: 'cc-page' },
  template: `
    <h1 tabindex="-1">{{ (recipientId() ? 'recipients.edit' : 'recipients.add') | transloco }}</h1>
    @if (context.allows(recipientId() ? 'recipient.update' : 'recipient.create')) {
      <form class="cc-form" [formGroup]="form" (ngSubmit)="save()" novalidate>
        <cc-recipient-fields [form]="form" />
        <div class="cc-actions">
          <button matButton="filled" class="cc-big" type="submit" data-testid="save-recipient">{{ 'common.save' | transloco }}</button>
          <a matButton class="cc-big" routerLink="/recipients">{{ 'common.cancel' | transloco }}</a>
        </div>
      </form>
    } @else {
      <p>{{ 'common.viewOnly' | transloco }}</p>
    }
  `,
})
export class RecipientFormPage {
  /** The person to change; none for a new one. From the address. */
  readonly recipientId = input<string>();
  protected readonly context = inject(FamilyContext);
  private readonly recipients = inject(Recipients);
  private readonly clock = inject(Clock);
  private readonly snack = inject(Snack);
  private readonly texts = inject(Texts);
  private readonly router = inject(Router);
  private readonly existing = computed(() => this.context.recipients().find(({ id }) => id === this.recipientId()) ?? null);
  protected form = recipientForm(null);

  constructor() {
    effect(() => {
      const recipient = this.existing();
      if (recipient && this.form.pristine) untracked(() => (this.form = recipientForm(recipient)));
    });
  }

  protected async save(): Promise<void> {
    const parsed = recipientInput.safeParse(this.form.getRawValue());
    if (!showErrors(this.form, parsed)) return;
    const problem = birthDateProblem(parsed.data.dateOfBirth, localDay(this.clock.read(), parsed.data.timeZone));
    if (problem !== null) {
      this.form.controls.dateOfBirth.setErrors({ [problem]: true });
      return;
    }
    const id = this.recipientId();
    const write = id === undefined ? this.recipients.add(parsed.data) : this.recipients.change(id, parsed.data);
    write.catch(() => this.snack.say(this.texts.get('common.refused')));
    this.snack.say(this.texts.get('common.saved'));
    await this.router.navigateByUrl('/recipients');
  }
}
