import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router, RouterLink } from '@angular/router';
import { birthDateProblem, familyInput, localDay, recipientBasicsInput } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { Recipients } from '../../core/care/recipients';
import { Clock } from '../../core/clock/clock';
import { Families } from '../../core/family/families';
import { FamilyContext } from '../../core/family/family-context';
import { Texts } from '../../core/locale/texts';
import { Profile } from '../../core/profile/profile';
import { Brand } from '../../ui/brand/brand';
import { ErrorState } from '../../ui/state/error-state';
import { errorKey, showErrors } from '../../ui/forms/schema-errors';
import { Skeleton } from '../../ui/state/skeleton';
import { Snack } from '../../ui/snack/snack';
import { RemovedFamilies } from '../family';
import { AccountMenu } from '../shell/account-menu';
import { LostNotice } from '../shell/lost-notice';
import { basicsForm, RecipientFields } from '../recipients';

/**
 * The first steps: a family, a loved one, then who else helps (`OnboardingPeoplePage`). Which step is next follows from what exists, so
 * that coming back resumes and nothing is created twice.
 */
@Component({
  selector: 'cc-onboarding',
  imports: [
    AccountMenu,
    Brand,
    ErrorState,
    LostNotice,
    MatButton,
    MatFormFieldModule,
    MatInput,
    ReactiveFormsModule,
    RecipientFields,
    RemovedFamilies,
    RouterLink,
    Skeleton,
    TranslocoPipe,
  ],
  templateUrl: './onboarding.page.html',
  styleUrl: './onboarding.page.scss',
})
export class OnboardingPage {
  protected readonly context = inject(FamilyContext);
  private readonly families = inject(Families);
  private readonly recipients = inject(Recipients);
  private readonly profile = inject(Profile);
  private readonly clock = inject(Clock);
  private readonly snack = inject(Snack);
  private readonly texts = inject(Texts);
  private readonly router = inject(Router);

  protected readonly errorKey = errorKey;
  protected readonly busy = signal(false);
  protected readonly step = computed(() => {
    const status = this.context.status();
    return status === 'no-family' ? 1 : status === 'no-recipient' ? 2 : null;
  });
  protected readonly familyForm = new FormGroup({ name: new FormControl('', { nonNullable: true }) });
  protected readonly recipientForm = basicsForm();

  constructor() {
    effect(() => {
      if (this.context.status() === 'ready') untracked(() => void this.router.navigateByUrl(this.busy() ? '/onboarding/people' : '/today'));
    });
    effect(() => {
      if (this.step() !== null) requestAnimationFrame(() => document.querySelector<HTMLElement>('h1')?.focus());
    });
  }

  protected async foundFamily(): Promise<void> {
    const parsed = familyInput.safeParse(this.familyForm.getRawValue());
    if (!showErrors(this.familyForm, parsed) || this.busy()) return;
    // The profile must exist first: the founder's entry in the family repeats it.
    if (this.profile.user() === null) return this.snack.say(this.texts.get('common.tryAgain'));
    await this.during(this.families.found(parsed.data).then((id) => this.context.chooseFamily(id)));
    this.busy.set(false);
  }

  protected async addRecipient(): Promise<void> {
    const parsed = recipientBasicsInput.safeParse(this.recipientForm.getRawValue());
    if (!showErrors(this.recipientForm, parsed) || this.busy()) return;
    const problem = birthDateProblem(parsed.data.dateOfBirth, localDay(this.clock.read(), parsed.data.timeZone));
    if (problem !== null) return this.recipientForm.controls.dateOfBirth.setErrors({ [problem]: true });
    await this.during(this.recipients.add(parsed.data));
  }

  private async during(write: Promise<void>): Promise<void> {
    this.busy.set(true);
    try {
      await write;
    } catch {
      this.busy.set(false);
      this.snack.say(this.texts.get('common.refused'));
    }
  }
}
