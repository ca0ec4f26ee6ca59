import type { Routes } from '@angular/router';
import { storageProbed } from '../../core/storage/storage.guards';
import { formFields } from '../../ui/forms/form-fields';
import { ConsoleFrame } from './console-frame';

/** The operators' console: its pages ask functions, which decide; the database knows no operators. */
const routes: Routes = [
  {
    path: '',
    component: ConsoleFrame,
    canActivate: [storageProbed],
    providers: [formFields],
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'users' },
      { path: 'users', title: 'operators.tab.users', loadComponent: () => import('./users.page').then(({ UsersPage }) => UsersPage) },
      { path: 'families', title: 'operators.tab.families', loadComponent: () => import('./families.page').then(({ FamiliesPage }) => FamiliesPage) },
      { path: 'families/:familyId', title: 'operators.tab.families', loadComponent: () => import('./family.page').then(({ FamilyPage }) => FamilyPage) },
      { path: 'sign-ins', title: 'operators.tab.signIns', loadComponent: () => import('./sign-ins.page').then(({ SignInsPage }) => SignInsPage) },
      { path: 'undelivered', title: 'operators.tab.deadLetters', loadComponent: () => import('./dead-letters.page').then(({ DeadLettersPage }) => DeadLettersPage) },
      { path: 'trail', title: 'operators.tab.trail', loadComponent: () => import('./trail.page').then(({ TrailPage }) => TrailPage) },
    ],
  },
];

export default routes;
