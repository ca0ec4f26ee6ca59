import type { Locale } from '../entities/user';
import type { MailTemplates } from './mail-catalogue';

/** E-mails about a person's own account; they come whatever the person wants to be notified of. */
export const ACCOUNT_MAILS = [
  'EMAIL_CODE',
  'ACCOUNT_EXISTS',
  'PASSWORD_RESET',
  'PASSWORD_CHANGED',
  'SIGN_IN_ALARM',
  'EXPORT_READY',
  'ACCOUNT_DELETED',
] as const;
export type AccountMail = (typeof ACCOUNT_MAILS)[number];

/** EMAIL_CODE: code. ACCOUNT_DELETED: receipt. The others have no parameters. */
export const ACCOUNT_MAIL_CATALOGUE: Record<Locale, Record<AccountMail, MailTemplates>> = {
  en: {
    EMAIL_CODE: {
      title: 'Your code for CareCircle: {code}',
      paragraphs: ['Please enter this code on the page that asked for it: {code}', 'It is good for 5 minutes, and once.'],
      action: 'Open CareCircle',
      reason: 'Somebody entered this address in CareCircle. If that was not you, do nothing: without the code nothing happens.',
    },
    ACCOUNT_EXISTS: {
      title: 'You already have an account',
      paragraphs: [
        'Somebody wanted to create an account with this address. It has one already, so nothing was changed.',
        'If that was you, sign in. If you do not remember your password, you can choose a new one there.',
      ],
      action: 'Sign in',
      reason: 'Somebody entered this address in CareCircle. If that was not you, do nothing: your account is as it was.',
    },
    PASSWORD_RESET: {
      title: 'Choose a new password',
      paragraphs: ['With this link you choose a new password. It is good for one hour, and once.', 'If you did not ask for it, do nothing: your password stays as it is.'],
      action: 'Choose a new password',
      reason: 'Somebody asked for this on the sign-in page of CareCircle.',
    },
    PASSWORD_CHANGED: {
      title: 'Your password was changed',
      paragraphs: ['Your password is a new one now, and all your other devices were signed out.', 'If that was not you, choose a new password at once.'],
      action: 'That was not me',
      reason: 'You receive this because it is about the safety of your account.',
    },
    SIGN_IN_ALARM: {
      title: 'Too many failed sign-ins',
      paragraphs: [
        'Somebody tried to sign in to your account with wrong passwords, too often. We make them wait.',
        'If that was you, wait half an hour or choose a new password. If it was not, your password kept them out.',
      ],
      action: 'Choose a new password',
      reason: 'You receive this because it is about the safety of your account.',
    },
    EXPORT_READY: {
      title: 'Your data are ready',
      paragraphs: ['The file with all your data lies ready in your settings. You can fetch it there for 24 hours.'],
      action: 'Fetch the file',
      reason: 'You receive this because you asked for your data.',
    },
    ACCOUNT_DELETED: {
      title: 'Your account is deleted',
      paragraphs: ['Your account and everything of it is gone. What you recorded about a loved one stays with their family, without your name.', 'Receipt: {receipt}'],
      action: 'Open CareCircle',
      reason: 'This is the last message: your address is not kept.',
    },
  },
  fr: {
    EMAIL_CODE: {
      title: 'Votre code CareCircle : {code}',
      paragraphs: ['Saisissez ce code sur la page qui l’a demandé : {code}', 'Il est valable 5 minutes, une seule fois.'],
      action: 'Ouvrir CareCircle',
      reason: 'Quelqu’un a saisi cette adresse dans CareCircle. Si ce n’est pas vous, ne faites rien : sans le code, rien ne se passe.',
    },
    ACCOUNT_EXISTS: {
      title: 'Vous avez déjà un compte',
      paragraphs: [
        'Quelqu’un a voulu créer un compte avec cette adresse. Elle en a déjà un : rien n’a changé.',
        'Si c’est vous, connectez-vous. Si vous avez oublié votre mot de passe, vous pourrez en choisir un nouveau.',
      ],
      action: 'Se connecter',
      reason: 'Quelqu’un a saisi cette adresse dans CareCircle. Si ce n’est pas vous, ne faites rien : votre compte n’a pas changé.',
    },
    PASSWORD_RESET: {
      title: 'Choisissez un nouveau mot de passe',
      paragraphs: ['Ce lien vous permet de choisir un nouveau mot de passe. Il est valable une heure, une seule fois.', 'Si vous ne l’avez pas demandé, ne faites rien : votre mot de passe reste le même.'],
      action: 'Choisir un mot de passe',
      reason: 'Quelqu’un l’a demandé sur la page de connexion de CareCircle.',
    },
    PASSWORD_CHANGED: {
      title: 'Votre mot de passe a changé',
      paragraphs: ['Votre mot de passe est nouveau, et tous vos autres appareils ont été déconnectés.', 'Si ce n’était pas vous, choisissez tout de suite un nouveau mot de passe.'],
      action: 'Ce n’était pas moi',
      reason: 'Vous recevez ce message car il concerne la sécurité de votre compte.',
    },
    SIGN_IN_ALARM: {
      title: 'Trop de connexions échouées',
      paragraphs: [
        'Quelqu’un a essayé trop souvent d’ouvrir votre compte avec de mauvais mots de passe. Nous le faisons attendre.',
        'Si c’était vous, attendez une demi-heure ou choisissez un nouveau mot de passe. Sinon, votre mot de passe vous a protégé.',
      ],
      action: 'Choisir un mot de passe',
      reason: 'Vous recevez ce message car il concerne la sécurité de votre compte.',
    },
    EXPORT_READY: {
      title: 'Vos données sont prêtes',
      paragraphs: ['Le fichier avec toutes vos données est prêt dans vos réglages. Vous pouvez le télécharger pendant 24 heures.'],
      action: 'Télécharger le fichier',
      reason: 'Vous recevez ce message car vous avez demandé vos données.',
    },
    ACCOUNT_DELETED: {
      title: 'Votre compte est supprimé',
      paragraphs: ['Votre compte et tout ce qu’il contenait ont disparu. Ce que vous avez noté sur un proche reste dans sa famille, sans votre nom.', 'Reçu : {receipt}'],
      action: 'Ouvrir CareCircle',
      reason: 'C’est le dernier message : votre adresse n’est pas conservée.',
    },
  },
};
