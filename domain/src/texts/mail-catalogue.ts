import type { Locale } from '../entities/user';
import { ACCOUNT_MAIL_CATALOGUE, ACCOUNT_MAILS } from './account-mails';

/** E-mails that go to an address for a reason of their own, whatever its owner wants to be notified of. */
export const MAIL_TEMPLATES = ['FAMILY_INVITATION', 'PASSWORD_RESET_BY_ADMIN', ...ACCOUNT_MAILS] as const;
export type MailTemplate = (typeof MAIL_TEMPLATES)[number];

export interface MailTemplates {
  title: string;
  /** A paragraph is left out when one of its parameters is empty. */
  paragraphs: readonly string[];
  /** What the button says. */
  action: string;
  /** Why this mail came. */
  reason: string;
}

/**
 * What each mail says. Parameters:
 * FAMILY_INVITATION: inviterName, familyName, role (its code), message (may be empty), expires (a day in words).
 * PASSWORD_RESET_BY_ADMIN: name, actorName, familyName.
 * Those about an account: see `account-mails.ts`.
 */
export const MAIL_CATALOGUE: Record<Locale, Record<MailTemplate, MailTemplates>> = {
  en: {
    ...ACCOUNT_MAIL_CATALOGUE.en,
    FAMILY_INVITATION: {
      title: '{inviterName} invites you to {familyName}',
      paragraphs: [
        '{inviterName} asks you to join {familyName} on CareCircle, where a family and its helpers care for someone together.',
        'You would join as {role}.',
        '{inviterName} writes: “{message}”',
        'The invitation is for this e-mail address only, and open until {expires}.',
      ],
      action: 'See the invitation',
      reason: 'Somebody entered this address in CareCircle. If you do not know them, do nothing: you will not join.',
    },
    PASSWORD_RESET_BY_ADMIN: {
      title: 'Choose a new password',
      paragraphs: [
        'Hello {name},',
        '{actorName}, an admin of {familyName}, asked us to send you this link. With it you choose a new password yourself.',
        'If you do not need one, do nothing: your password stays as it is. {actorName} cannot see or set it.',
      ],
      action: 'Choose a new password',
      reason: 'You receive this because you have an account with CareCircle.',
    },
  },
  fr: {
    ...ACCOUNT_MAIL_CATALOGUE.fr,
    FAMILY_INVITATION: {
      title: '{inviterName} vous invite dans {familyName}',
      paragraphs: [
        '{inviterName} vous propose de rejoindre {familyName} sur CareCircle, où une famille et ses aidants prennent soin ensemble d’un proche.',
        'Votre rôle serait : {role}.',
        '{inviterName} vous écrit : « {message} »',
        'L’invitation ne vaut que pour cette adresse e-mail, jusqu’au {expires}.',
      ],
      action: 'Voir l’invitation',
      reason: 'Quelqu’un a saisi cette adresse dans CareCircle. Si vous ne connaissez pas cette personne, ne faites rien.',
    },
    PASSWORD_RESET_BY_ADMIN: {
      title: 'Choisissez un nouveau mot de passe',
      paragraphs: [
        'Bonjour {name},',
        '{actorName}, admin de {familyName}, nous a demandé de vous envoyer ce lien. Il vous permet de choisir vous-même un nouveau mot de passe.',
        'Si vous n’en avez pas besoin, ne faites rien : votre mot de passe reste le même. {actorName} ne peut ni le voir ni le changer.',
      ],
      action: 'Choisir un mot de passe',
      reason: 'Vous recevez ce message car vous avez un compte CareCircle.',
    },
  },
};
