import { fakeProvider } from '../testing/fake-provider';
import { twilioSender } from './twilio';

const provider = fakeProvider();
const SID = 'AC00000000000000000000000000000000';
const sender = (baseUrl = provider.url) =>
  twilioSender({ baseUrl, accountSid: SID, authToken: 'secret', from: '+12025550100' });
const sms = { to: '+12025550143', body: 'CareCircle: please check now.' };

test('a text message goes to the Messages resource as a form, with basic authentication', async () => {
  provider.answer(201, { sid: 'SM1', status: 'queued' });
  expect(await sender().send(sms)).toEqual({ kind: 'SENT' });
  const [request] = provider.seen;
  expect(request).toMatchObject({
    method: 'POST',
    path: `/2010-04-01/Accounts/${SID}/Messages.json`,
    headers: { authorization: `Basic ${Buffer.from(`${SID}:secret`).toString('base64')}` },
  });
  expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
    To: '+12025550143',
    From: '+12025550100',
    Body: 'CareCircle: please check now.',
  });
});

test.each([
  [400, { code: 21211, message: '+12025550143 is not valid' }, { kind: 'REJECTED', code: 'TWILIO_21211' }],
  [401, { code: 20003, message: 'Authenticate' }, { kind: 'REJECTED', code: 'TWILIO_20003' }],
  [429, { code: 20429, message: 'Too many' }, { kind: 'RETRY', code: 'TWILIO_20429', retryAfterMs: 60_000 }],
  [503, 'no object', { kind: 'RETRY', code: 'TWILIO_HTTP_503' }],
])('REM-13: Twilio answering %p is judged', async (status, body, expected) => {
  provider.answer(status, body);
  expect(await sender().send(sms)).toEqual(expected);
});

test('a text message is tried again when Twilio cannot be reached', async () => {
  expect(await sender('http://127.0.0.1:1').send(sms)).toEqual({ kind: 'RETRY', code: 'TWILIO_UNREACHABLE' });
});
