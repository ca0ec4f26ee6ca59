import type { Locale } from '@carecircle/domain';

interface EmailFrame {
  action: string;
  reason: string;
  settings: string;
}

/** What surrounds the e-mail of a notification. */
export const EMAIL_FRAME: Record<Locale, EmailFrame> = {
  en: {
    action: 'Open CareCircle',
    reason: 'You receive this because you care for someone with CareCircle.',
    settings: 'Change what reaches you by e-mail',
  },
  fr: {
    action: 'Ouvrir CareCircle',
    reason: 'Vous recevez ce message car vous prenez soin d’un proche avec CareCircle.',
    settings: 'Choisir ce que vous recevez par e-mail',
  },
};
