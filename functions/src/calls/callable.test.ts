import { familyInput } from '@carecircle/domain';
import { open, signedIn, verified, type Caller, type Request } from './callable';

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
