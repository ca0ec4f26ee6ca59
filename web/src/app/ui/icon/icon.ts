import { Component, computed, input } from '@angular/core';
import { ICONS, type IconName } from './icons';

/** A line icon. It says nothing to a screen reader: put the words beside it. */
@Component({
  selector: 'cc-icon',
  host: { 'aria-hidden': 'true' },
  template: `
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      focusable="false"
    >
      @for (shape of shapes(); track $index) {
        @switch (shape[0]) {
          @case ('path') {
            <path [attr.d]="shape[1]['d']" />
          }
          @case ('circle') {
            <circle [attr.cx]="shape[1]['cx']" [attr.cy]="shape[1]['cy']" [attr.r]="shape[1]['r']" />
          }
          @case ('line') {
            <line
              [attr.x1]="shape[1]['x1']"
              [attr.x2]="shape[1]['x2']"
              [attr.y1]="shape[1]['y1']"
              [attr.y2]="shape[1]['y2']"
            />
          }
          @case ('rect') {
            <rect
              [attr.x]="shape[1]['x']"
              [attr.y]="shape[1]['y']"
              [attr.width]="shape[1]['width']"
              [attr.height]="shape[1]['height']"
              [attr.rx]="shape[1]['rx']"
            />
          }
          @case ('polyline') {
            <polyline [attr.points]="shape[1]['points']" />
          }
        }
      }
    </svg>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      width: 1.5em;
      height: 1.5em;
    }
    svg {
      width: 100%;
      height: 100%;
    }
  `,
})
export class Icon {
  readonly name = input.required<IconName>();
  protected readonly shapes = computed(() => ICONS[this.name()]);
}
