import { Component, input, output } from '@angular/core';
import { MatChipsModule, type MatChipInputEvent } from '@angular/material/chips';
import { MatFormFieldModule } from '@angular/material/form-field';
import { Icon } from '../icon/icon';

/** A list of short texts: Enter or a comma adds one, the arrows walk through them, Delete takes one away. */
@Component({
  selector: 'cc-chip-field',
  imports: [Icon, MatChipsModule, MatFormFieldModule],
  template: `
    <mat-form-field>
      <mat-label>{{ label() }}</mat-label>
      <mat-chip-grid #grid [attr.aria-label]="label()">
        @for (value of values(); track value) {
          <mat-chip-row (removed)="remove(value)" [attr.data-testid]="'chip-' + value">
            {{ value }}
            <button matChipRemove type="button" [attr.aria-label]="removeLabel() + ' ' + value"><cc-icon name="close" /></button>
          </mat-chip-row>
        }
      </mat-chip-grid>
      <input
        [attr.maxlength]="maxLength()"
        [attr.data-testid]="testId()"
        [matChipInputFor]="grid"
        [matChipInputSeparatorKeyCodes]="separators"
        [matChipInputAddOnBlur]="true"
        (matChipInputTokenEnd)="add($event)"
      />
      <mat-hint>{{ hint() }}</mat-hint>
    </mat-form-field>
  `,
  styles: `
    mat-form-field {
      width: 100%;
    }
    mat-chip-row {
      max-width: 100%;
    }
  `,
})
export class ChipField {
  readonly label = input.required<string>();
  readonly hint = input('');
  /** Says what the button in a chip does; the chip's text follows. */
  readonly removeLabel = input.required<string>();
  readonly values = input.required<readonly string[]>();
  readonly maxLength = input(100);
  readonly testId = input('');
  readonly changed = output<string[]>();
  /** Enter and comma, by key code. */
  protected readonly separators = [13, 188];

  protected add(event: MatChipInputEvent): void {
    const value = event.value.trim();
    event.chipInput.clear();
    const known = this.values().some((other) => other.toLowerCase() === value.toLowerCase());
    if (value !== '' && !known) this.changed.emit([...this.values(), value]);
  }

  protected remove(value: string): void {
    this.changed.emit(this.values().filter((other) => other !== value));
  }
}
