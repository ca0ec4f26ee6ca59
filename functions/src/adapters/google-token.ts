const MESSAGING_SCOPE = 'https://www.googleapis.com/auth/firebase.messaging';

/** Access tokens for FCM from the application's default credentials; cached and renewed by Google's library. */
export function messagingAccessToken(): () => Promise<string> {
  let client: Promise<{ getAccessToken(): Promise<string | null | undefined> }> | undefined;
  return async () => {
    client ??= import('google-auth-library').then(({ GoogleAuth }) => new GoogleAuth({ scopes: [MESSAGING_SCOPE] }));
    const token = await (await client).getAccessToken();
    if (!token) throw new Error('the default credentials gave no access token for FCM');
    return token;
  };
}
