import type { Catalogue } from '../en';

export const callProblem: Catalogue['callProblem'] = {
  ALREADY_INVITED: 'Cette personne est déjà invitée. Vous pouvez renvoyer l’invitation depuis la liste.',
  ALREADY_MEMBER: 'Cette personne fait déjà partie de la famille.',
  FAMILY_FULL: 'Cette famille est au complet.',
  INVITATION_CLOSED: 'Cette invitation a été utilisée ou annulée.',
  INVITATION_EXPIRED: 'Cette invitation est terminée. Demandez-en une autre.',
  TOO_MANY_FAMILIES: 'Vous faites partie d’autant de familles que possible.',
  WRONG_ADDRESS: 'Cette invitation est pour une autre adresse e-mail.',
  ADMIN_CAN_ACT: 'Cette famille a un admin qui peut agir.',
  NOTHING_TO_DO: 'Il n’y a rien à faire ici.',
  SECOND_STEP_FIRST: 'Il faut pour cela une connexion avec une seconde étape. Activez-la dans vos paramètres, puis reconnectez-vous.',
  SIGN_IN_AGAIN: 'Confirmez d’abord avec votre mot de passe.',
  FAILED: 'Cela n’a pas marché. Vérifiez la connexion et réessayez.',
  INVALID_INPUT: 'Vérifiez votre saisie.',
  NOT_ALLOWED: 'Votre rôle ne le permet pas.',
  NOT_FOUND: 'Ceci n’existe plus.',
  SIGN_IN_FIRST: 'Connectez-vous d’abord.',
  TOO_MANY_ATTEMPTS: 'C’est assez pour le moment. Réessayez plus tard.',
  VERIFY_EMAIL_FIRST: 'Confirmez d’abord votre adresse e-mail.',
};
