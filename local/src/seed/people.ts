import type { Locale, Preferences, Role } from '@carecircle/domain';

/** An account of the demo. */
export interface DemoPerson {
  readonly uid: string;
  readonly displayName: string;
  readonly email: string;
  readonly phone: string;
  readonly locale: Locale;
  readonly preferences: Preferences;
  readonly familyId: string;
  readonly role: Role;
  /** Who that is, for the table that `npm start` prints. */
  readonly about: string;
}

/** Runs the service and is in no family: signs in at the operators' console. */
export const OPERATOR = {
  uid: 'demo-operator',
  displayName: 'Operator',
  email: 'operator@example.com',
  about: 'operators’ console, at /console',
} as const;

/** The password of every demo account. */
export const DEMO_PASSWORD = 'care-circle-demo';

export const THOMPSONS = 'demo-thompson';
export const MOREAUS = 'demo-moreau';

const preferences = (push: boolean, email: boolean, sms: boolean, discreet = true): Preferences => ({
  channels: { push, email, sms },
  familyActivity: push,
  discreet,
});

export const CLAIRE: DemoPerson = {
  uid: 'demo-claire',
  displayName: 'Claire Thompson',
  email: 'claire@example.com',
  phone: '+12025550141',
  locale: 'en',
  preferences: preferences(true, true, true),
  familyId: THOMPSONS,
  role: 'ADMIN',
  about: 'daughter',
};

export const MAYA: DemoPerson = {
  uid: 'demo-maya',
  displayName: 'Maya Okafor',
  email: 'maya@example.com',
  phone: '+12025550142',
  locale: 'en',
  preferences: preferences(true, true, false, false),
  familyId: THOMPSONS,
  role: 'CAREGIVER',
  about: 'nurse',
};

export const DANIEL: DemoPerson = {
  uid: 'demo-daniel',
  displayName: 'Daniel Thompson',
  email: 'daniel@example.com',
  phone: '+12025550143',
  locale: 'en',
  preferences: preferences(false, true, false),
  familyId: THOMPSONS,
  role: 'VIEWER',
  about: 'son, far away',
};

export const JULIEN: DemoPerson = {
  uid: 'demo-julien',
  displayName: 'Julien Moreau',
  email: 'julien@example.com',
  phone: '+33199000144',
  locale: 'fr',
  preferences: preferences(true, true, false),
  familyId: MOREAUS,
  role: 'ADMIN',
  about: 'of another family',
};

export const PEOPLE: readonly DemoPerson[] = [CLAIRE, MAYA, DANIEL, JULIEN];
