import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

@Component({
  selector: 'cc-not-found',
  imports: [MatButton, RouterLink, TranslocoPipe],
  host: { class: 'cc-page' },
  template: `
    <h1 tabindex="-1">{{ 'notFound.title' | transloco }}</h1>
    <p>{{ 'notFound.text' | transloco }}</p>
    <div><a matButton="filled" routerLink="/today">{{ 'notFound.home' | transloco }}</a></div>
  `,
})
export class NotFoundPage {}
