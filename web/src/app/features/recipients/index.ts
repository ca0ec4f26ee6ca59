export { RecipientFields, recipientForm } from './recipient-fields';
