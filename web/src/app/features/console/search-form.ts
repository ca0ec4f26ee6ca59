import { Component, effect, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';

/** One field to look for somebody or something by. */
@Component({
  selector: 'cc-search-form',
  imports: [MatButton, MatFormFieldModule, MatInput, TranslocoPipe],
  template: `
    <form class="cc-card search" role="search" (submit)="submit($event)">
      <mat-form-field>
        <mat-label>{{ label() }}</mat-label>
        <input matInput autocomplete="off" autocapitalize="off" spellcheck="false" maxlength="254" data-testid="query" [value]="text()" (input)="text.set($any($event.target).value)" />
        <mat-hint>{{ hint() }}</mat-hint>
      </mat-form-field>
      <button matButton="filled" type="submit" data-testid="find" [disabled]="busy() || text().trim() === ''">
        {{ (busy() ? 'operators.finding' : 'operators.find') | transloco }}
      </button>
    </form>
  `,
  styleUrl: './console.scss',
})
export class SearchForm {
  readonly label = input.required<string>();
  readonly hint = input.required<string>();
  readonly busy = input(false);
  /** What is looked for already. */
  readonly value = input('');
  readonly find = output<string>();
  protected readonly text = signal('');

  constructor() {
    effect(() => this.text.set(this.value()));
  }

  protected submit(event: Event): void {
    event.preventDefault();
    const text = this.text().trim();
    if (text !== '' && !this.busy()) this.find.emit(text);
  }
}
