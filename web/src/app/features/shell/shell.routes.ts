import type { Routes } from '@angular/router';
import { storageProbed } from '../../core/storage/storage.guards';
import { formFields } from '../../ui/forms/form-fields';
import { Shell } from './shell';

const routes: Routes = [
  {
    path: '',
    canActivate: [storageProbed],
    providers: [formFields],
    children: [
      {
        path: 'onboarding',
        title: 'onboarding.title',
        loadComponent: () => import('../onboarding/onboarding.page').then(({ OnboardingPage }) => OnboardingPage),
      },
      {
        path: 'onboarding/people',
        title: 'onboarding.title',
        loadComponent: () => import('../onboarding/people.page').then(({ OnboardingPeoplePage }) => OnboardingPeoplePage),
      },
      {
        path: '',
        component: Shell,
        children: [
          {
            path: 'today',
            title: 'nav.today',
            loadComponent: () => import('../today/today.page').then(({ TodayPage }) => TodayPage),
          },
          { path: 'medications', loadChildren: () => import('../medications/medications.routes') },
          {
            path: 'activity',
            title: 'nav.activity',
            loadComponent: () => import('../activity/activity.page').then(({ ActivityPage }) => ActivityPage),
          },
          {
            path: 'audit',
            title: 'nav.audit',
            loadComponent: () => import('../audit/audit.page').then(({ AuditPage }) => AuditPage),
          },
          { path: 'recipients', loadChildren: () => import('../recipients/recipients.routes') },
          {
            path: 'contacts',
            title: 'contacts.title',
            loadComponent: () => import('../contacts/contacts.page').then(({ ContactsPage }) => ContactsPage),
          },
          {
            path: 'family',
            title: 'nav.family',
            loadComponent: () => import('../family/family.page').then(({ FamilyPage }) => FamilyPage),
          },
          {
            path: 'notifications',
            title: 'nav.notifications',
            loadComponent: () => import('../notifications/notifications.page').then(({ NotificationsPage }) => NotificationsPage),
          },
          { path: 'settings', loadChildren: () => import('../settings/settings.routes') },
          { path: 'more', title: 'nav.more', loadComponent: () => import('./more.page').then(({ MorePage }) => MorePage) },
        ],
      },
    ],
  },
];

export default routes;
