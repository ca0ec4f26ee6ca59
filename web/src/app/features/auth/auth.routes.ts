import type { Routes } from '@angular/router';
import { signedOut, unproven } from '../../core/session/session.guards';
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
        canActivate: [signedOut],
        loadComponent: () => import('./login.page').then(({ LoginPage }) => LoginPage),
      },
      {
        path: 'register',
        title: 'auth.register.title',
        canActivate: [signedOut],
        loadComponent: () => import('./register.page').then(({ RegisterPage }) => RegisterPage),
      },
      {
        path: 'verify-email',
        title: 'account.verify.title',
        canActivate: [unproven],
        loadComponent: () => import('./verify-email.page').then(({ VerifyEmailPage }) => VerifyEmailPage),
      },
      {
        path: 'forgot-password',
        title: 'account.forgot.title',
        loadComponent: () => import('./forgot-password.page').then(({ ForgotPasswordPage }) => ForgotPasswordPage),
      },
      {
        path: 'reset-password',
        title: 'account.reset.title',
        loadComponent: () => import('./reset-password.page').then(({ ResetPasswordPage }) => ResetPasswordPage),
      },
    ],
  },
];

export default routes;
