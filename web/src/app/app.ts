import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { RouteFocus } from './core/navigation/route-focus';
import { Theme } from './core/theme/theme';

@Component({
  selector: 'cc-root',
  imports: [RouterOutlet],
  template: '<router-outlet />',
})
export class App {
  constructor() {
    inject(Theme);
    inject(RouteFocus);
  }
}
