export { FamilyActions } from './family-actions';
export { PendingInvitations } from './pending-invitations';
export { RemovedFamilies } from './removed-families';
