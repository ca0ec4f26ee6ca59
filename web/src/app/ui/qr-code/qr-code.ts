import { Component, computed, input } from '@angular/core';
import { generate } from 'lean-qr';

/** Scanners want so much empty space around. */
const MARGIN = 4;

/** A text as a QR code, always dark on light: scanners need it, also in the dark theme. */
@Component({
  selector: 'cc-qr-code',
  template: `
    <svg role="img" shape-rendering="crispEdges" [attr.aria-label]="label()" [attr.viewBox]="box()">
      <path [attr.d]="'M0 0h' + width() + 'v' + width() + 'H0z'" fill="#fff" />
      <path [attr.d]="path()" fill="#000" />
    </svg>
  `,
  styles: `
    svg {
      width: min(100%, 15rem);
    }
  `,
})
export class QrCode {
  readonly text = input.required<string>();
  /** What it is, for those who do not see it. */
  readonly label = input.required<string>();

  private readonly code = computed(() => generate(this.text()));
  protected readonly width = computed(() => this.code().size + 2 * MARGIN);
  protected readonly box = computed(() => `0 0 ${this.width()} ${this.width()}`);
  protected readonly path = computed(() => {
    const code = this.code();
    const all = Array.from({ length: code.size }, (_, index) => index);
    const dark = all.flatMap((y) => all.filter((x) => code.get(x, y)).map((x) => `M${x + MARGIN} ${y + MARGIN}h1v1h-1z`));
    return dark.join('');
  });
}
