import { Component } from '@angular/core';

/** Sign and name of the product. */
@Component({
  selector: 'cc-brand',
  template: `<img src="/icons/icon.svg" alt="" width="40" height="40" /><span>CareCircle</span>`,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 0.75rem;
      font: 600 1.5rem/1 var(--cc-font-heading);
      letter-spacing: -0.01em;
    }
    img {
      border-radius: 0.625rem;
      box-shadow: 0 0 0 1px rgb(255 255 255 / 12%);
    }
  `,
})
export class Brand {}
