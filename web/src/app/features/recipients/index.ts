export { basicsForm } from './profile-form';
export { ReachButtons } from './reach-buttons';
export { RecipientFields } from './recipient-fields';
