import type { Catalogue } from '../en';

export const callProblem: Catalogue['callProblem'] = {
  FAILED: 'Cela n’a pas marché. Vérifiez la connexion et réessayez.',
  INVALID_INPUT: 'Vérifiez votre saisie.',
  NOT_ALLOWED: 'Votre rôle ne le permet pas.',
  NOT_FOUND: 'Ceci n’existe plus.',
  SIGN_IN_FIRST: 'Connectez-vous d’abord.',
  TOO_MANY_ATTEMPTS: 'C’est assez pour le moment. Réessayez plus tard.',
  VERIFY_EMAIL_FIRST: 'Confirmez d’abord votre adresse e-mail.',
};
