import type { Locale } from '../entities/user';

/** The version of the text that people agree to at present; a changed text gets a new one. */
export const CONSENT_VERSION = '2026-11';

/** What a person agrees to at registration, as it is shown beside the box to tick. */
export const CONSENT_TEXTS: Record<Locale, string> = {
  en: 'I agree that CareCircle keeps the health details that I enter, to share them with my family. I can take this back at any time by deleting my account.',
  fr: 'J’accepte que CareCircle conserve les informations de santé que je saisis, pour les partager avec ma famille. Je peux revenir sur cet accord à tout moment en supprimant mon compte.',
};
