import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatButtonToggleModule } from '@angular/material/button-toggle';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { Router, RouterLink } from '@angular/router';
import { FREQUENCIES, localDay, MEDICATION_FORMS, medicationInput, type Frequency, type MedicationInput } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { Medications } from '../../core/care/medications';
import { Clock } from '../../core/clock/clock';
import { FamilyContext } from '../../core/family/family-context';
import { Formats } from '../../core/locale/formats';
import { Texts } from '../../core/locale/texts';
import { errorKey, showErrors } from '../../ui/forms/schema-errors';
import { Skeleton } from '../../ui/state/skeleton';
import { Snack } from '../../ui/snack/snack';
import { formInput, medicationForm, timesFor } from './medication-form';
import { MedicationWords, nextTimes } from './medication-words';
import { TimesField } from './times-field';

/** Adds a medicine or changes one; before it is saved, the plan is read back in a sentence. */
@Component({
  selector: 'cc-medication-form',
  imports: [
    MatButton,
    MatButtonToggleModule,
    MatCheckbox,
    MatFormFieldModule,
    MatInput,
    MatSelectModule,
    ReactiveFormsModule,
    RouterLink,
    Skeleton,
    TimesField,
    TranslocoPipe,
  ],
  templateUrl: './medication-form.page.html',
  styleUrl: './medication-form.page.scss',
  host: { class: 'cc-page' },
})
export class MedicationFormPage {
  /** The medicine to change; none for a new one. From the address. */
  readonly medicationId = input<string>();

  protected readonly medications = inject(Medications);
  protected readonly context = inject(FamilyContext);
  protected readonly formats = inject(Formats);
  private readonly clock = inject(Clock);
  private readonly words = inject(MedicationWords);
  private readonly texts = inject(Texts);
  private readonly snack = inject(Snack);
  private readonly router = inject(Router);

  protected readonly kinds = MEDICATION_FORMS;
  protected readonly frequencies = FREQUENCIES;
  protected readonly weekdays = [1, 2, 3, 4, 5, 6, 7];
  protected readonly errorKey = errorKey;
  protected readonly zone = computed(() => this.context.recipient()?.timeZone ?? 'UTC');
  /** The plan that is read back and waits for the person's yes; null while the form is open. */
  protected readonly review = signal<MedicationInput | null>(null);

  private readonly existing = computed(() => {
    const id = this.medicationId();
    return id === undefined ? null : this.medications.find(id);
  });
  protected readonly loading = computed(() => this.medicationId() !== undefined && this.medications.state().status !== 'ready');
  protected readonly missing = computed(() => this.medicationId() !== undefined && !this.loading() && this.existing() === null);
  protected form = medicationForm(localDay(this.clock.read(), this.zone()), null);
  private filledFor: string | undefined;

  protected readonly sentence = computed(() => {
    const plan = this.review();
    if (!plan) return '';
    const next = nextTimes({ ...plan, isActive: true, deletedAt: null }, this.clock.now(), this.zone());
    return this.words.readBack(plan, next, this.zone());
  });

  constructor() {
    effect(() => {
      const medication = this.existing();
      if (!medication || this.filledFor === medication.id) return;
      this.filledFor = medication.id;
      untracked(() => (this.form = medicationForm(medication.startDate, medication)));
    });
  }

  protected chooseFrequency(frequency: Frequency): void {
    const { scheduledTimes, weekdays } = this.form.controls;
    scheduledTimes.setValue(timesFor(frequency, scheduledTimes.value));
    if (frequency !== 'WEEKLY' && frequency !== 'OTHER') weekdays.setValue([]);
  }

  /** Checks the form and reads the plan back. */
  protected check(): void {
    const parsed = medicationInput.safeParse(formInput(this.form));
    if (!showErrors(this.form, parsed)) return;
    this.review.set(parsed.data);
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-testid=read-back]')?.focus());
  }

  protected async save(): Promise<void> {
    const plan = this.review();
    if (!plan) return;
    const id = this.medicationId();
    const write = id === undefined ? this.medications.add(plan) : this.medications.change(id, plan);
    write.catch(() => this.snack.say(this.texts.get('common.refused')));
    this.snack.say(this.texts.get('medications.said.saved', { name: plan.name }));
    await this.router.navigateByUrl('/medications');
  }
}
