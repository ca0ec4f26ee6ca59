import type { Routes } from '@angular/router';
import { formFields } from '../../ui/forms/form-fields';
import { AuthLayout } from './auth-layout';

const routes: Routes = [
  {
    path: '',
    component: AuthLayout,
    providers: [formFields],
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
