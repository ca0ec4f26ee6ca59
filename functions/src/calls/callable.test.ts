import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { familyInput } from '@carecircle/domain';
import { callable, open, signedIn, verified, type Caller, type Request } from './callable';

const schema = familyInput;

const request = (data: unknown, token?: object): Request =>
  ({
    data,
    rawRequest: { headers: {}, socket: { remoteAddress: '192.0.2.1' } },
    ...(token && { auth: { uid: 'claire', token: { email: 'Claire@Example.com', auth_time: 5, sid: 'sid-1', firebase: {}, ...token } } }),
  }) as unknown as Request;

const who = (_: { name: string }, caller: Caller) => Promise.resolve(caller);
const good = { name: 'x' };

test('SEC-12: a verified person is told apart by uid, address, sign-in and origin', async () => {
  const caller = await verified(schema, who)(request(good, { email_verified: true }));
  expect(caller).toEqual({
    uid: 'claire',
    email: 'claire@example.com',
    name: '',
    isEmailVerified: true,
    isOperator: false,
    hasSecondStep: false,
    signedInAt: 5000,
    sid: 'sid-1',
    origin: '192.0.2.1',
  });
});

test('SEC-12: nobody, and nobody unproven, gets through', async () => {
  const refused = (details: object) => expect.objectContaining({ details });
  await expect(verified(schema, who)(request(good))).rejects.toEqual(refused({ reason: 'SIGN_IN_FIRST' }));
  await expect(verified(schema, who)(request(good, { email_verified: false }))).rejects.toEqual(
    refused({ reason: 'VERIFY_EMAIL_FIRST' }),
  );
  await expect(signedIn(schema, who)(request(good, { email_verified: false }))).resolves.toMatchObject({ uid: 'claire' });
});

test('SEC-12: what the schema refuses never reaches the handler, and the answer names the fields', async () => {
  const handle = jest.fn();
  const answer = open(schema, handle);
  await expect(answer(request({ name: '', extra: 1 }))).rejects.toMatchObject({
    code: 'invalid-argument',
    details: { reason: 'INVALID_INPUT', fields: { name: 'required', extra: 'unknownField' } },
  });
  await expect(answer(request(null))).rejects.toMatchObject({ code: 'invalid-argument' });
  expect(handle).not.toHaveBeenCalled();
});

describe('a page of another site', () => {
  let server: Server;

  beforeAll(async () => {
    process.env['APP_URL'] = 'https://care.example';
    const answer = callable(schema, who) as unknown as RequestListener;
    server = createServer(answer).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const allowedOrigin = async (origin: string) => {
    const { port } = server.address() as AddressInfo;
    const asked = { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type,authorization' };
    const { headers } = await fetch(`http://127.0.0.1:${port}`, { method: 'OPTIONS', headers: asked });
    return headers.get('access-control-allow-origin');
  };

  test('SEC-12: is told that only the app’s own may call', async () => {
    expect(await allowedOrigin('https://care.example')).toBe('https://care.example');
    expect(await allowedOrigin('https://evil.example')).toBe('https://care.example');
  });
});
