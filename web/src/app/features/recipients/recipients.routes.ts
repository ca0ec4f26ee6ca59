import type { Routes } from '@angular/router';

const form = () => import('./recipient-form.page').then(({ RecipientFormPage }) => RecipientFormPage);

const routes: Routes = [
  {
    path: '',
    title: 'nav.recipients',
    loadComponent: () => import('./recipients.page').then(({ RecipientsPage }) => RecipientsPage),
  },
  { path: 'new', title: 'recipients.add', loadComponent: form },
  { path: ':recipientId', title: 'recipients.edit', loadComponent: form },
];

export default routes;
