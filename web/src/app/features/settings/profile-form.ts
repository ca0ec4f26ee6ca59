import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import type { User } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { Families } from '../../core/family/families';
import { Texts } from '../../core/locale/texts';
import { timeZones } from '../../core/locale/time-zones';
import { Profile } from '../../core/profile/profile';
import { Avatar } from '../../ui/avatar/avatar';
import { Snack } from '../../ui/snack/snack';

const PHONE = /^(\+[1-9]\d{6,14})?$/;

@Component({
  selector: 'cc-profile-form',
  imports: [Avatar, MatButton, MatFormFieldModule, MatInput, MatSelectModule, ReactiveFormsModule, TranslocoPipe],
  template: `
    <form class="cc-form" [formGroup]="form" (ngSubmit)="save()">
      <cc-avatar [name]="user().displayName" />
      <mat-form-field>
        <mat-label>{{ 'auth.name' | transloco }}</mat-label>
        <input matInput autocomplete="name" maxlength="100" formControlName="displayName" data-testid="profile-name" />
        <mat-error>{{ 'validation.required' | transloco }}</mat-error>
      </mat-form-field>
      <mat-form-field>
        <mat-label>{{ 'settings.phone' | transloco }}</mat-label>
        <input matInput type="tel" autocomplete="tel" formControlName="phone" data-testid="profile-phone" />
        <mat-hint>{{ 'settings.phoneHint' | transloco }}</mat-hint>
        <mat-error>{{ 'validation.invalidPhone' | transloco }}</mat-error>
      </mat-form-field>
      <mat-form-field data-testid="profile-zone">
        <mat-label>{{ 'recipients.timeZone' | transloco }}</mat-label>
        <mat-select formControlName="timeZone">
          @for (zone of zones(); track zone) {
            <mat-option [value]="zone">{{ zone.replaceAll('_', ' ') }}</mat-option>
          }
        </mat-select>
        <mat-hint>{{ 'account.profile.timeZoneHint' | transloco }}</mat-hint>
      </mat-form-field>
      <p class="cc-soft">{{ 'settings.email' | transloco: { email: user().email } }}</p>
      <div>
        <button matButton="filled" type="submit" data-testid="save-profile">{{ 'common.save' | transloco }}</button>
      </div>
    </form>
  `,
})
export class ProfileForm {
  readonly user = input.required<User>();
  private readonly profile = inject(Profile);
  private readonly families = inject(Families);
  private readonly snack = inject(Snack);
  private readonly texts = inject(Texts);

  protected readonly zones = computed(() => timeZones(this.user().timeZone));
  protected readonly form = new FormGroup({
    displayName: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(100)] }),
    phone: new FormControl('', { nonNullable: true, validators: [Validators.pattern(PHONE)] }),
    timeZone: new FormControl('', { nonNullable: true }),
  });

  constructor() {
    effect(() => {
      const { displayName, phone, timeZone } = this.user();
      untracked(() => this.form.pristine && this.form.setValue({ displayName, phone, timeZone }));
    });
  }

  protected save(): void {
    const { displayName, phone, timeZone } = this.form.getRawValue();
    this.form.controls.phone.setValue(phone.replace(/[\s().-]/g, ''));
    this.form.markAllAsTouched();
    if (this.form.invalid || displayName.trim() === '') return;
    const me = { displayName: displayName.trim(), phone: this.form.controls.phone.value };
    Promise.all([this.profile.update({ ...me, timeZone }), this.families.tellAll(me)]).then(
      () => {
        this.form.markAsPristine();
        this.snack.say(this.texts.get('common.saved'));
      },
      () => this.snack.say(this.texts.get('common.refused')),
    );
  }
}
