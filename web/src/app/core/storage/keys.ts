/**
 * Everything that the app itself keeps on the device, and when it is forgotten. (Firebase keeps its own: the sign-in, and
 * the offline copy of the database; both go at sign-out.)
 */
export const KEYS = {
  /** `light`, `dark` or `system`; stays with the device. */
  theme: 'carecircle.theme',
  /** `en` or `fr`; stays with the device. */
  locale: 'carecircle.locale',
  /** Chosen family and loved one per person; wiped at sign-out. */
  context: 'carecircle.context',
  /** When the server last answered, in epoch milliseconds; wiped at sign-out. */
  lastSync: 'carecircle.lastSync',
  /** The id under which this device gets pushes; wiped at sign-out, which also ends the pushes. */
  device: 'carecircle.device',
  /** `yes` on a device that its person called their own; decides what is kept on it; wiped at sign-out. */
  trusted: 'carecircle.trusted',
  /** Tells this browser's sign-ins that they are the same device; wiped at sign-out. */
  deviceId: 'carecircle.deviceId',
  /** Set while a sign-out has still to erase databases; removed once it has. */
  wipe: 'carecircle.wipe',
} as const;

/** The IndexedDB database of the app: the dose outbox. Wiped at sign-out. */
export const DATABASE = 'carecircle';
