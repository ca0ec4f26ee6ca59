import type { Routes } from '@angular/router';

const form = () => import('./medication-form.page').then(({ MedicationFormPage }) => MedicationFormPage);

const routes: Routes = [
  {
    path: '',
    title: 'nav.medications',
    loadComponent: () => import('./medications.page').then(({ MedicationsPage }) => MedicationsPage),
  },
  { path: 'new', title: 'medications.add', loadComponent: form },
  { path: ':medicationId', title: 'medications.edit', loadComponent: form },
];

export default routes;
