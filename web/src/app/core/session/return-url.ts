/**
 * Where to go after sign-in: the asked path if it lies within this app, else home. Everything that a browser could read
 * as another site (`//host`, `/\host`, a scheme) is refused.
 */
export function safeReturnUrl(asked: string | null | undefined): string {
  if (!asked || !/^\/(?![/\\])/.test(asked) || /[\\\u0000-\u001f]/.test(asked)) return '/';
  const base = 'https://app.invalid';
  return new URL(asked, base).origin === base ? asked : '/';
}
