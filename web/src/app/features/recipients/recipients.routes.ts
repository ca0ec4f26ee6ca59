import type { Routes } from '@angular/router';

const form = () => import('./recipient-form.page').then(({ RecipientFormPage }) => RecipientFormPage);
const entry = () => import('./entry-form.page').then(({ EntryFormPage }) => EntryFormPage);

const routes: Routes = [
  {
    path: '',
    title: 'nav.recipients',
    loadComponent: () => import('./recipients.page').then(({ RecipientsPage }) => RecipientsPage),
  },
  { path: 'new', title: 'recipients.add', loadComponent: form },
  {
    path: ':recipientId',
    title: 'recipients.profile',
    loadComponent: () => import('./recipient.page').then(({ RecipientPage }) => RecipientPage),
  },
  { path: ':recipientId/edit', title: 'recipients.editTitle', loadComponent: form },
  { path: ':recipientId/doctors/new', title: 'contacts.addDoctor', data: { kind: 'doctors' }, loadComponent: entry },
  { path: ':recipientId/doctors/:entryId', title: 'contacts.editDoctor', data: { kind: 'doctors' }, loadComponent: entry },
  { path: ':recipientId/contacts/new', title: 'contacts.addContact', data: { kind: 'contacts' }, loadComponent: entry },
  { path: ':recipientId/contacts/:entryId', title: 'contacts.editContact', data: { kind: 'contacts' }, loadComponent: entry },
];

export default routes;
