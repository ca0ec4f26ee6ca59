import { Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Brand } from '../../ui/brand/brand';
import { LanguageSwitch } from '../../ui/language-switch/language-switch';

/** The frame of the pages for strangers: the promise on one side, the form on the other. */
@Component({
  selector: 'cc-auth-layout',
  imports: [Brand, LanguageSwitch, RouterOutlet, TranslocoPipe],
  template: `
    <aside>
      <cc-brand />
      <p class="promise">{{ 'auth.promise' | transloco }}</p>
    </aside>
    <main>
      <div class="form"><router-outlet /></div>
      <cc-language-switch />
    </main>
  `,
  styleUrl: './auth-layout.scss',
})
export class AuthLayout {}
