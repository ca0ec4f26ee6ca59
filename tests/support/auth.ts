import { stack } from './stack';

/** A token as a browser gets it, with what is in it. */
export interface Token {
  idToken: string;
  refreshToken: string;
  claims: { user_id: string; sid?: string; email_verified?: boolean };
}

const identity = () => `http://${process.env['FIREBASE_AUTH_EMULATOR_HOST']}`;

async function post(url: string, body: object): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

const claimsOf = (idToken: string): Token['claims'] =>
  JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString('utf8')) as Token['claims'];

const errorText = (body: Record<string, unknown>): string => String((body['error'] as { message?: string } | undefined)?.message);

/** Signs in as the SDK does. @throws Error with the server's word for what is wrong */
export async function passwordSignIn(email: string, password: string): Promise<Token> {
  const { status, body } = await post(`${identity()}/identitytoolkit.googleapis.com/v1/accounts:signInWithPassword?key=x`, {
    email,
    password,
    returnSecureToken: true,
  });
  if (status !== 200) throw new Error(errorText(body));
  const idToken = String(body['idToken']);
  return { idToken, refreshToken: String(body['refreshToken']), claims: claimsOf(idToken) };
}

/** Creates an account past the app, as anybody with the public key may try. @throws Error */
export async function clientSignUp(email: string, password: string): Promise<void> {
  const { status, body } = await post(`${identity()}/identitytoolkit.googleapis.com/v1/accounts:signUp?key=x`, { email, password, returnSecureToken: true });
  if (status !== 200) throw new Error(errorText(body));
}

/** A new token for an old one. */
export async function renewed(refreshToken: string): Promise<Token> {
  const { body } = await post(`${identity()}/securetoken.googleapis.com/v1/token?key=x`, { grant_type: 'refresh_token', refresh_token: refreshToken });
  const idToken = String(body['id_token']);
  return { idToken, refreshToken: String(body['refresh_token']), claims: claimsOf(idToken) };
}

/** What a callable answered: its result, or its error. */
export type CallAnswer<T> = { ok: true; result: T } | { ok: false; status: string; details: { reason?: string } };

/** Calls a function as the SDK does. */
export async function call<T>(name: string, data: object, idToken?: string): Promise<CallAnswer<T>> {
  const { functionsUrl, projectId } = stack();
  const answer = await fetch(`${functionsUrl}/${projectId}/us-central1/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(idToken && { authorization: `Bearer ${idToken}` }) },
    body: JSON.stringify({ data }),
  });
  const body = (await answer.json()) as { result?: T; error?: { status: string; details?: { reason?: string } } };
  if (body.error) return { ok: false, status: body.error.status, details: body.error.details ?? {} };
  return { ok: true, result: body.result as T };
}

/** The result of a call that is expected to succeed. */
export async function result<T>(name: string, data: object, idToken?: string): Promise<T> {
  const answer = await call<T>(name, data, idToken);
  if (!answer.ok) throw new Error(`${name}: ${answer.status} ${JSON.stringify(answer.details)}`);
  return answer.result;
}
