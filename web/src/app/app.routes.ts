import type { Routes } from '@angular/router';
import { operatorsOnly, signedIn } from './core/session/session.guards';

export const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'today' },
  { path: 'dashboard', redirectTo: 'today' },
  { path: 'accept-invite', loadChildren: () => import('./features/invitation/invitation.routes') },
  { path: 'console', canMatch: [operatorsOnly], loadChildren: () => import('./features/console/console.routes') },
  { path: '', loadChildren: () => import('./features/auth/auth.routes') },
  { path: '', canActivate: [signedIn], loadChildren: () => import('./features/shell/shell.routes') },
  {
    path: '**',
    title: 'notFound.title',
    loadComponent: () => import('./ui/not-found/not-found.page').then(({ NotFoundPage }) => NotFoundPage),
  },
];
