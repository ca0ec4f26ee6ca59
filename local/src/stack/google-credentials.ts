/**
 * Throw-away credentials with which Google's own client library fetches an access token from the inbox instead of from
 * Google. They open nothing: no real service knows them.
 * @param inbox origin of the inbox
 */
export function googleCredentials(inbox: string): Record<string, string> {
  return {
    type: 'external_account_authorized_user',
    audience: '//iam.googleapis.com/locations/global/workforcePools/local/providers/inbox',
    client_id: 'local',
    client_secret: 'local',
    refresh_token: 'local',
    token_url: `${inbox}/token`,
  };
}
