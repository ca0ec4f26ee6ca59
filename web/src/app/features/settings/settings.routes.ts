import type { Routes } from '@angular/router';

const routes: Routes = [
  { path: '', title: 'nav.settings', loadComponent: () => import('./settings.page').then(({ SettingsPage }) => SettingsPage) },
  { path: 'security', title: 'account.tab.security', loadComponent: () => import('./security.page').then(({ SecurityPage }) => SecurityPage) },
  { path: 'data', title: 'account.tab.data', loadComponent: () => import('./data.page').then(({ DataPage }) => DataPage) },
];

export default routes;
