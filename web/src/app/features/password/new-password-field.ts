import { Component, DestroyRef, inject, input, signal, type OnInit } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ReactiveFormsModule, type FormControl } from '@angular/forms';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { PASSWORD_MIN } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { PasswordStrength, type Strength } from '../../core/session/password-strength';
import { errorKey } from '../../ui/forms/schema-errors';
import { PasswordToggle } from '../../ui/password-field/password-toggle';

/** A field for a new password, with a meter that says how hard it is to guess. */
@Component({
  selector: 'cc-new-password-field',
  imports: [MatFormFieldModule, MatInput, PasswordToggle, ReactiveFormsModule, TranslocoPipe],
  template: `
    <mat-form-field>
      <mat-label>{{ label() | transloco }}</mat-label>
      <input
        matInput
        autocomplete="new-password"
        data-testid="password"
        aria-describedby="password-strength"
        [formControl]="control()"
        [type]="toggle.shown() ? 'text' : 'password'"
      />
      <cc-password-toggle matSuffix #toggle />
      <mat-hint>{{ 'auth.register.passwordHint' | transloco: { min } }}</mat-hint>
      <mat-error>{{ errorKey(control()) | transloco: { min } }}</mat-error>
    </mat-form-field>
    <p id="password-strength" class="strength" aria-live="polite" data-testid="password-strength" [attr.data-strength]="strength()">
      @if (strength() !== null) {
        <span class="bar" aria-hidden="true">
          @for (step of steps; track step) {
            <span [class.on]="step <= (strength() ?? 0)"></span>
          }
        </span>
        {{ 'account.strength.' + strength() | transloco }}
      }
    </p>
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.25rem;
    }
    .strength {
      display: flex;
      align-items: center;
      gap: 0.75rem;
      min-height: 1.5rem;
      color: var(--cc-ink-soft);
    }
    .bar {
      display: grid;
      flex: none;
      grid-template-columns: repeat(4, 1.75rem);
      gap: 0.25rem;
    }
    .bar span {
      height: 0.375rem;
      border-radius: 0.25rem;
      background: var(--cc-line);
    }
    .bar .on {
      background: var(--cc-primary);
    }
  `,
})
export class NewPasswordField implements OnInit {
  readonly control = input.required<FormControl<string>>();
  readonly label = input('auth.password');
  /** What the person's password must not be made of: their name and address. */
  readonly about = input<readonly string[]>([]);
  private readonly meter = inject(PasswordStrength);
  private readonly destroyed = inject(DestroyRef);
  protected readonly strength = signal<Strength | null>(null);
  protected readonly steps = [1, 2, 3, 4];
  protected readonly min = PASSWORD_MIN;
  protected readonly errorKey = errorKey;

  ngOnInit(): void {
    this.control()
      .valueChanges.pipe(takeUntilDestroyed(this.destroyed))
      .subscribe((password) => void this.measure(password));
  }

  private async measure(password: string): Promise<void> {
    const strength = password === '' ? null : await this.meter.of(password, ...this.about());
    if (this.control().value === password) this.strength.set(strength);
  }
}
