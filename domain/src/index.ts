export { ROLES, type Role } from './access/role';
export { CALL_PROBLEMS, callProblem, type CallProblem, type CallProblemDetails } from './calls/call-problem';
export { can, PERMISSIONS, type Action } from './access/permissions';

export type { Instant, WithId } from './entities/fields';
export {
  CHANNELS,
  DEFAULT_PREFERENCES,
  LOCALES,
  preferencesSchema,
  userSchema,
  type Channel,
  type Locale,
  type Preferences,
  type User,
} from './entities/user';
export { deviceSchema, PLATFORMS, type Device } from './entities/device';
export { dataExportSchema, type DataExport } from './entities/data-export';
export { CONSENT_PURPOSES, consentSchema, type Consent, type ConsentPurpose } from './entities/consent';
export { isLive, SESSION_ENDS, sessionSchema, TRUSTED_DAYS, UNTRUSTED_HOURS, type Session, type SessionEnd } from './entities/session';
export {
  FAMILY_STATES,
  familySchema,
  foundedIds,
  isActive,
  MAX_FAMILIES,
  MAX_FOUNDED,
  MAX_MEMBERS,
  RESTORE_DAYS,
  type Family,
} from './entities/family';
export { HEARTBEAT_MS, isOnline, presenceSchema, type Presence } from './entities/presence';
export {
  CODE_HOURS,
  INVITATION_DAYS,
  INVITATION_KINDS,
  INVITATION_STATUSES,
  invitationSchema,
  isOpen,
  type Invitation,
  type InvitationKind,
  type InvitationStatus,
} from './entities/invitation';
export { memberSchema, type Member } from './entities/member';
export {
  ALLERGY_STATUSES,
  BLOOD_TYPES,
  completeRecipient,
  EMPTY_PROFILE,
  LIVING_WILLS,
  RECIPIENT_LIMITS,
  recipientName,
  recipientSchema,
  RELATIONSHIPS,
  RESUSCITATIONS,
  SEVERITIES,
  type Allergy,
  type AllergyStatus,
  type BloodType,
  type Directives,
  type Recipient,
  type Severity,
} from './entities/recipient';
export { CONTACT_LIMITS, contactSchema, dialled, doctorSchema, type Contact, type Doctor } from './entities/care-contact';
export { profileViewId, profileViewSchema, type ProfileView } from './entities/profile-view';
export {
  FREQUENCIES,
  MAX_QUANTITY,
  MAX_TIMES_PER_DAY,
  MEDICATION_FORMS,
  medicationSchema,
  type Frequency,
  type Medication,
  type MedicationForm,
} from './entities/medication';
export {
  correctionSchema,
  DOSE_STATUSES,
  doseSchema,
  MAX_CORRECTIONS,
  SKIP_REASONS,
  type Correction,
  type Dose,
  type DoseStatus,
  type SkipReason,
} from './entities/dose';
export {
  NOTIFICATION_TYPES,
  notificationSchema,
  textParamsSchema,
  type AppNotification,
  type NotificationType,
  type TextParams,
} from './entities/notification';
export { ACTIVITY_TYPES, activitySchema, type Activity, type ActivityType } from './entities/activity';
export {
  AUDIT_ACTIONS,
  auditSchema,
  auditSealSchema,
  type AuditAction,
  type AuditEntry,
  type AuditSeal,
  type ChangedValue,
} from './entities/audit';
export {
  auditCsv,
  auditFilter,
  exportAuditCall,
  MAX_AUDIT_ROWS,
  type AuditExport,
  type AuditFilter,
  type AuditRow,
} from './audit/audit-export';
export { paths } from './entities/paths';

export { fieldErrors, VALIDATION_KEYS, type InputSchema, type ValidationKey } from './forms/validation';
export { inviteCode, readCode, spacedCode } from './forms/invite-code';
export {
  invitationCall,
  inviteByCodeCall,
  inviteByCodeInput,
  inviteByEmailCall,
  inviteByEmailInput,
  memberCall,
  openInvitationCall,
  type InvitationKey,
  type InvitationView,
  type InviteByCodeInput,
  type InviteByEmailInput,
} from './forms/invitation-input';
export { familyInput, type FamilyInput } from './forms/family-input';
export {
  birthDateProblem,
  recipientBasicsInput,
  recipientInput,
  type RecipientBasicsInput,
  type RecipientInput,
} from './forms/recipient-input';
export { contactInput, doctorInput, type ContactInput, type DoctorInput } from './forms/contact-input';
export { mergeEdits, same, type FieldConflict, type Merge } from './forms/merge';
export {
  addressInput,
  codeInput,
  deletionInput,
  exportInput,
  failureInput,
  noInput,
  passwordChangeInput,
  registrationInput,
  resetInput,
  resetLinkInput,
  type DeletionInput,
  type RegistrationInput,
} from './forms/account-inputs';
export { newPassword, PASSWORD_MAX, PASSWORD_MIN, registerInput, SERVICE_WORDS, type RegisterInput } from './forms/register-input';
export { medicationInput, type MedicationInput } from './forms/medication-input';

export { addDays, dayRange, isDate, isTimeZone, localDay, localTime, weekdayOf } from './schedule/calendar';
export { DAY_PARTS, dayPart, type DayPart } from './schedule/day-part';
export { doseWindow, minimumInterval, type DoseWindow } from './schedule/dose-window';
export { proposedTimes, timesFitFrequency } from './schedule/frequency';
export { isTakenOn, slotsForDay, type Schedule, type Slot } from './schedule/slots';

export { asNeededDoseId, possibleDoubleId, scheduledDoseId } from './doses/ids';
export { doseTiming, type DoseTiming } from './doses/dose-timing';
export { MISSED_GRACE_MS, SLOT_STATES, slotState, type SlotState } from './doses/slot-state';
export { crossesRefill, daysLeft, isLow, supplyUsed } from './supply/supply';

export { CONSENT_TEXTS, CONSENT_VERSION } from './texts/consent';
export { activityText } from './texts/activity-text';
export { formatAmount, formatTime } from './texts/format';
export { recipientFieldName } from './texts/recipient-fields';
export { notificationText, type NotificationText } from './texts/notification-text';
export { MAIL_TEMPLATES, type MailTemplate } from './texts/mail-catalogue';
export { mailText } from './texts/mail-text';

export {
  FAMILY_ACTS,
  OPERATOR_ACTOR,
  OPERATOR_ACTS,
  operatorEntrySchema,
  USER_ACTS,
  type FamilyAct,
  type OperatorAct,
  type OperatorEntry,
  type OperatorLookUp,
  type UserAct,
} from './operators/operator-entry';
export {
  familyActCall,
  findFamiliesCall,
  findUserCall,
  openFamilyCall,
  REASON_MAX,
  REASON_MIN,
  resumeCall,
  retryCall,
  userActCall,
  type FamilyActInput,
  type ResumeInput,
  type RetryInput,
  type UserActInput,
} from './operators/operator-inputs';
export type {
  AccountState,
  DeadLettersView,
  DeadLetterView,
  FailuresView,
  FamilySummary,
  FamilyView,
  SignInView,
  TrailRow,
  UserView,
} from './operators/operator-views';
