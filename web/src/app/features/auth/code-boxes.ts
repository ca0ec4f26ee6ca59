import { Component, computed, ElementRef, inject, output, signal, viewChildren } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

const DIGITS = 6;

/** Six boxes for the digits of a code: typing moves on, backspace moves back, pasting fills them all; the sixth digit sends. */
@Component({
  selector: 'cc-code-boxes',
  imports: [TranslocoPipe],
  host: { role: 'group', '(paste)': 'paste($event)' },
  template: `
    @for (digit of digits(); track $index) {
      <input
        #box
        inputmode="numeric"
        maxlength="6"
        [attr.autocomplete]="$first ? 'one-time-code' : 'off'"
        [attr.aria-label]="'account.verify.digit' | transloco: { n: $index + 1 }"
        [attr.data-testid]="'digit-' + $index"
        [value]="digit"
        (input)="type($index, box)"
        (keydown.backspace)="back($index, $event)"
        (focus)="box.select()"
      />
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(6, minmax(0, 3.5rem));
      gap: 0.5rem;
    }
    input {
      width: 100%;
      min-width: 0;
      height: 4rem;
      border: 1px solid var(--cc-line-strong);
      border-radius: var(--cc-radius-small);
      background: var(--cc-surface);
      color: var(--cc-ink);
      font: 600 1.75rem var(--cc-font-body);
      text-align: center;
    }
  `,
})
export class CodeBoxes {
  /** All six digits are there. */
  readonly filled = output<string>();
  private readonly boxes = viewChildren<ElementRef<HTMLInputElement>>('box');
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly digits = signal<readonly string[]>(Array<string>(DIGITS).fill(''));
  readonly code = computed(() => this.digits().join(''));

  /** Empties the boxes and begins with the first. */
  clear(): void {
    this.digits.set(Array<string>(DIGITS).fill(''));
    for (const box of this.boxes()) box.nativeElement.value = '';
    this.focus(0);
  }

  focus(index: number): void {
    this.host.nativeElement.querySelectorAll('input')[index]?.focus();
  }

  protected type(index: number, box: HTMLInputElement): void {
    this.fill(index, box.value);
    box.value = this.digits()[index] ?? '';
  }

  protected paste(event: ClipboardEvent): void {
    event.preventDefault();
    this.fill(0, event.clipboardData?.getData('text') ?? '');
  }

  protected back(index: number, event: Event): void {
    if (this.digits()[index] !== '' || index === 0) return;
    event.preventDefault();
    this.put(index - 1, '');
    this.focus(index - 1);
  }

  /** Digits from this box on; whatever else was typed or pasted is left out. */
  private fill(from: number, text: string): void {
    const typed = [...text.replace(/\D/g, '')].slice(0, DIGITS - from);
    if (typed.length === 0) return this.put(from, '');
    typed.forEach((digit, offset) => this.put(from + offset, digit));
    this.focus(Math.min(from + typed.length, DIGITS - 1));
    if (this.code().length === DIGITS) this.filled.emit(this.code());
  }

  private put(index: number, digit: string): void {
    this.digits.update((digits) => digits.map((old, at) => (at === index ? digit : old)));
  }
}
