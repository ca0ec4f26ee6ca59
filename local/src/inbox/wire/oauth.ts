import { randomUUID } from 'node:crypto';
import type { Provider, WireAnswer, WireRequest } from './exchange';

const GRANTS = new Set(['refresh_token', 'urn:ietf:params:oauth:grant-type:jwt-bearer']);

/** The token endpoint that Google's client library asks before it speaks to FCM. */
export const oauth: Provider = {
  path: /^\/token$/,

  answer({ body }: WireRequest): WireAnswer {
    const grant = new URLSearchParams(body).get('grant_type') ?? '';
    if (!GRANTS.has(grant)) {
      return { status: 400, body: { error: 'unsupported_grant_type', error_description: `Invalid grant_type: ${grant}` } };
    }
    return { status: 200, body: { access_token: `local-${randomUUID()}`, expires_in: 3_599, token_type: 'Bearer' } };
  },

  fail({ status }): WireAnswer {
    return { status, body: { error: 'server_error', error_description: 'The inbox was told to fail.' } };
  },
};
