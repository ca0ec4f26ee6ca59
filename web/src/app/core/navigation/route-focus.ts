import { inject, Service } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';
import { filter, pairwise } from 'rxjs';

/** After a change of page the heading takes the focus, so that keyboards and screen readers start where the page does. */
@Service()
export class RouteFocus {
  constructor() {
    inject(Router)
      .events.pipe(
        filter((event) => event instanceof NavigationEnd),
        pairwise(),
        filter(([before, after]) => pathOf(before.urlAfterRedirects) !== pathOf(after.urlAfterRedirects)),
      )
      .subscribe(() => requestAnimationFrame(() => document.querySelector<HTMLElement>('h1[tabindex="-1"]')?.focus()));
  }
}

function pathOf(url: string): string {
  return url.split(/[?#]/)[0] ?? '';
}
