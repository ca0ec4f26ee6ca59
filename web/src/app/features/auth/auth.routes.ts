import type { Routes } from '@angular/router';
import { AuthLayout } from './auth-layout';

const routes: Routes = [
  {
    path: '',
    component: AuthLayout,
    children: [
      {
        path: 'login',
        title: 'auth.login.title',
        loadComponent: () => import('./login.page').then(({ LoginPage }) => LoginPage),
      },
      {
        path: 'register',
        title: 'auth.register.title',
        loadComponent: () => import('./register.page').then(({ RegisterPage }) => RegisterPage),
      },
    ],
  },
];

export default routes;
