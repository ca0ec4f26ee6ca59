import { Component, inject } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatMenuModule } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Profile } from '../../core/profile/profile';
import { Session } from '../../core/session/session';
import { Icon } from '../../ui/icon/icon';
import { SignOut } from '../../core/session/sign-out';

@Component({
  selector: 'cc-account-menu',
  imports: [Icon, MatIconButton, MatMenuModule, RouterLink, TranslocoPipe],
  template: `
    <button matIconButton data-testid="account" [attr.aria-label]="'nav.account' | transloco" [matMenuTriggerFor]="menu">
      <cc-icon name="person" />
    </button>
    <mat-menu #menu="matMenu" xPosition="before">
      <p class="who">
        {{ profile.displayName() }}<br /><span class="cc-soft">{{ profile.user()?.email }}</span>
      </p>
      <a mat-menu-item routerLink="/settings" data-testid="to-settings">{{ 'nav.settings' | transloco }}</a>
      @if (session.person()?.isOperator) {
        <a mat-menu-item routerLink="/console" data-testid="to-console">{{ 'operators.title' | transloco }}</a>
      }
      <button mat-menu-item data-testid="sign-out" (click)="signOut.ask()">{{ 'nav.signOut' | transloco }}</button>
    </mat-menu>
  `,
  styles: `
    .who {
      padding: 0.75rem 1rem;
      font-weight: 600;
    }
  `,
})
export class AccountMenu {
  protected readonly profile = inject(Profile);
  protected readonly session = inject(Session);
  protected readonly signOut = inject(SignOut);
}
