import { Component, signal } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '../icon/icon';

/** Shows what was typed as a password, or hides it again. */
@Component({
  selector: 'cc-password-toggle',
  imports: [Icon, MatIconButton, TranslocoPipe],
  template: `
    <button
      matIconButton
      type="button"
      data-testid="show-password"
      [attr.aria-label]="'auth.showPassword' | transloco"
      [attr.aria-pressed]="shown()"
      (click)="shown.set(!shown())"
    >
      <cc-icon [name]="shown() ? 'hide' : 'show'" />
    </button>
  `,
})
export class PasswordToggle {
  readonly shown = signal(false);
}
