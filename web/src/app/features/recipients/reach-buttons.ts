import { Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { Texts } from '../../core/locale/texts';
import { Icon } from '../../ui/icon/icon';
import { Snack } from '../../ui/snack/snack';

/** Ways to reach somebody: call, write, copy the number. */
@Component({
  selector: 'cc-reach-buttons',
  imports: [Icon, MatButton, TranslocoPipe],
  template: `
    @if (dials()) {
      <a matButton="filled" data-testid="call" [href]="'tel:' + dials()" [attr.aria-label]="'contacts.callName' | transloco: { name: name(), phone: phone() }">
        <cc-icon name="phone" /> {{ phone() }}
      </a>
      <button matButton type="button" data-testid="copy-phone" [attr.aria-label]="'contacts.copyOf' | transloco: { name: name() }" (click)="copy()">
        <cc-icon name="copy" /> {{ 'contacts.copy' | transloco }}
      </button>
    }
    @if (email()) {
      <a matButton="outlined" data-testid="mail" [href]="'mailto:' + email()" [attr.aria-label]="'contacts.mailName' | transloco: { name: name() }">
        <cc-icon name="mail" /> {{ 'contacts.mail' | transloco }}
      </a>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
    }
  `,
})
export class ReachButtons {
  readonly name = input.required<string>();
  /** The number as shown. */
  readonly phone = input('');
  /** The number as dialled; empty where there is none. */
  readonly dials = input('');
  readonly email = input('');
  private readonly snack = inject(Snack);
  private readonly texts = inject(Texts);

  protected async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.phone());
      this.snack.say(this.texts.get('contacts.copied', { phone: this.phone() }));
    } catch {
      this.snack.say(this.texts.get('contacts.notCopied'));
    }
  }
}
