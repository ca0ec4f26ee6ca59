/** What is remembered in the tab while the person is on Google's page. */
export interface GoogleRequest {
  /** Comes back unchanged: the answer is to a question that this tab asked. */
  readonly state: string;
  /** Its SHA-256 comes back inside of the token: the token was made for this question. */
  readonly nonce: string;
  readonly trusted: boolean;
  readonly returnUrl: string;
}

export interface GoogleAnswer extends Pick<GoogleRequest, 'trusted' | 'returnUrl' | 'nonce'> {
  readonly idToken: string;
}

const PAGE = 'https://accounts.google.com/o/oauth2/v2/auth';

/** The address of Google's page that asks who the person is (OpenID Connect, the token comes back in the fragment). */
export async function googleAddress(clientId: string, returnTo: string, { state, nonce }: GoogleRequest, language: string): Promise<string> {
  const question = {
    client_id: clientId,
    redirect_uri: returnTo,
    response_type: 'id_token',
    scope: 'openid email',
    prompt: 'select_account',
    state,
    nonce: await sha256(nonce),
    hl: language,
  };
  return `${PAGE}?${new URLSearchParams(question)}`;
}

/**
 * The answer in the fragment of the address. @returns null where there is none, or the person thought better of it
 * @throws Error for an answer to a question that was not asked here
 */
export async function readGoogleAnswer(fragment: string, request: GoogleRequest | null): Promise<GoogleAnswer | null> {
  const answer = new URLSearchParams(fragment);
  const idToken = answer.get('id_token');
  if (idToken === null) return null;
  if (request === null || answer.get('state') !== request.state || nonceOf(idToken) !== (await sha256(request.nonce))) {
    throw new Error('An answer of Google to a question that this tab did not ask.');
  }
  const { trusted, returnUrl, nonce } = request;
  return { idToken, trusted, returnUrl, nonce };
}

function nonceOf(idToken: string): unknown {
  const [, payload = ''] = idToken.split('.');
  const claims = JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/'))) as { nonce?: unknown };
  return claims.nonce;
}

/** As lower-case hexadecimal digits, which is how Firebase compares it. */
async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
