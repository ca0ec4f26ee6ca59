import { Component, effect, inject, input, untracked } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { User } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { Families } from '../../core/family/families';
import { Texts } from '../../core/locale/texts';
import { Profile } from '../../core/profile/profile';
import { Snack } from '../../ui/snack/snack';

const PHONE = /^(\+[1-9]\d{6,14})?$/;

@Component({
  selector: 'cc-profile-form',
  imports: [MatButton, MatFormFieldModule, MatInput, ReactiveFormsModule, TranslocoPipe],
  template: `
    <form class="cc-form" [formGroup]="form" (ngSubmit)="save()">
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

  protected readonly form = new FormGroup({
    displayName: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(100)] }),
    phone: new FormControl('', { nonNullable: true, validators: [Validators.pattern(PHONE)] }),
  });

  constructor() {
    effect(() => {
      const { displayName, phone } = this.user();
      untracked(() => this.form.pristine && this.form.setValue({ displayName, phone }));
    });
  }

  protected save(): void {
    const { displayName, phone } = this.form.getRawValue();
    this.form.controls.phone.setValue(phone.replace(/[\s().-]/g, ''));
    this.form.markAllAsTouched();
    if (this.form.invalid || displayName.trim() === '') return;
    const me = { displayName: displayName.trim(), phone: this.form.controls.phone.value };
    Promise.all([this.profile.update(me), this.families.tellAll(me)]).then(
      () => {
        this.form.markAsPristine();
        this.snack.say(this.texts.get('common.saved'));
      },
      () => this.snack.say(this.texts.get('common.refused')),
    );
  }
}
