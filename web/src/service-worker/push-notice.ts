/** What a push shows and where a tap on it leads. */
export interface PushNotice {
  readonly title: string;
  readonly options: { readonly body: string; readonly tag: string; readonly icon: string; readonly badge: string; readonly data: { readonly link: string } };
}

const ICON = '/icons/icon-192.png';
/** Shown for a push that cannot be read: every push must show something, or browsers take the permission away (REM-07). */
const UNREADABLE = { title: 'CareCircle', body: '', tag: 'carecircle', link: '/notifications' };

/**
 * Reads the data message that functions send: `title`, `body`, `tag`, `link`. A `notification` part is ignored: there is
 * one way to show a push, this one (REM-08).
 */
export function pushNotice(payload: unknown): PushNotice {
  const data = { ...UNREADABLE, ...strings(field(payload, 'data') ?? payload) };
  const options = { body: data.body, tag: data.tag, icon: ICON, badge: ICON, data: { link: ownPath(data.link) } };
  return { title: data.title, options };
}

/** A path within the app; a push that names another site leads to the notifications. */
function ownPath(link: string): string {
  return /^\/(?![/\\])/.test(link) ? link : UNREADABLE.link;
}

function strings(value: unknown): Partial<typeof UNREADABLE> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter(([, part]) => typeof part === 'string' && part !== ''));
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
