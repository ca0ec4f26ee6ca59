/**
 * Everything that the app itself keeps on the device, and when it is forgotten. (Firebase keeps its own: the sign-in, and
 * the offline copy of the database; both go at sign-out.)
 */
export const KEYS = {
  /** `light`, `dark` or `system`; stays with the device. */
  theme: 'carecircle.theme',
  /** `en` or `fr`; stays with the device. */
  locale: 'carecircle.locale',
  /** What opens an invitation, for a day, so that its person finds it again after signing in or registering; wiped at sign-out. */
  invitation: 'carecircle.invitation',
  /** In the tab's memory while somebody signs out in order to answer the invitation as somebody else: it stays this once. */
  invitationBack: 'carecircle.invitation.back',
  /** Chosen family and loved one per person; wiped at sign-out. */
  context: 'carecircle.context',
  /** Ids and names of the families whose data may be on the device; wiped at sign-out. */
  families: 'carecircle.families',
  /** Families that were lost, until the person has read it and their copy is gone; wiped at sign-out. */
  lost: 'carecircle.lostFamilies',
  /** When the server last answered, in epoch milliseconds; wiped at sign-out. */
  lastSync: 'carecircle.lastSync',
  /** The id under which this device gets pushes; wiped at sign-out, which also ends the pushes. */
  device: 'carecircle.device',
  /** Looks at medical profiles that this device has told already; wiped at sign-out. */
  views: 'carecircle.views',
  /** `yes` on a device that its person called their own; decides what is kept on it; wiped at sign-out. */
  trusted: 'carecircle.trusted',
  /** Tells this browser's sign-ins that they are the same device; wiped at sign-out. */
  deviceId: 'carecircle.deviceId',
  /** A registration that waits for its code, without the password; in the tab's memory until it has come. */
  registration: 'carecircle.registration',
  /** A question to Google that waits for its answer; in the tab's memory until it has come. */
  google: 'carecircle.google',
  /** Set while databases have still to be erased: all of them after a sign-out, the offline copy after the loss of a family. */
  wipe: 'carecircle.wipe',
} as const;

/** The IndexedDB database of the app: the dose outbox, and drafts of forms. Wiped at sign-out. */
export const DATABASE = 'carecircle';
