import { fakeProvider } from '../testing/fake-provider';
import { sendGridSender, type Email } from './sendgrid';

const provider = fakeProvider();
const sender = (baseUrl = provider.url) =>
  sendGridSender({ baseUrl, apiKey: 'SG.test', from: 'CareCircle <care@example.com>', now: () => 0 });
const email: Email = {
  to: 'claire@example.com',
  subject: 'Subject',
  text: 'Text',
  html: '<p>Html</p>',
  category: 'REFILL_NEEDED',
  reference: 'd1',
};

test('an e-mail goes to the v3 mail API with text and HTML, without tracking', async () => {
  provider.answer(202, undefined, { 'x-message-id': 'm1' });
  expect(await sender().send(email)).toEqual({ kind: 'SENT' });
  const [request] = provider.seen;
  expect(request).toMatchObject({ method: 'POST', path: '/v3/mail/send', headers: { authorization: 'Bearer SG.test' } });
  expect(JSON.parse(request?.body ?? '')).toMatchObject({
    from: { email: 'care@example.com', name: 'CareCircle' },
    personalizations: [{ to: [{ email: 'claire@example.com' }] }],
    subject: 'Subject',
    content: [
      { type: 'text/plain', value: 'Text' },
      { type: 'text/html', value: '<p>Html</p>' },
    ],
    categories: ['REFILL_NEEDED'],
    custom_args: { reference: 'd1' },
    tracking_settings: { click_tracking: { enable: false }, open_tracking: { enable: false } },
  });
});

test.each([
  [401, {}, { kind: 'REJECTED', code: 'SENDGRID_401' }],
  [400, {}, { kind: 'REJECTED', code: 'SENDGRID_400' }],
  [429, { 'retry-after': '7' }, { kind: 'RETRY', code: 'SENDGRID_429', retryAfterMs: 7_000 }],
  [429, {}, { kind: 'RETRY', code: 'SENDGRID_429', retryAfterMs: 60_000 }],
  [503, {}, { kind: 'RETRY', code: 'SENDGRID_503' }],
])('REM-13: SendGrid answering %p is judged', async (status, headers, expected) => {
  provider.answer(status, { errors: [{ message: 'claire@example.com is bad' }] }, headers);
  expect(await sender().send(email)).toEqual(expected);
});

test('an e-mail is tried again when SendGrid cannot be reached', async () => {
  expect(await sender('http://127.0.0.1:1').send(email)).toEqual({ kind: 'RETRY', code: 'SENDGRID_UNREACHABLE' });
});

test('an e-mail that the library finds malformed is refused before it is sent', async () => {
  provider.answer(202);
  const malformed = { ...email, to: 5 as unknown as string };
  expect(await sender().send(malformed)).toEqual({ kind: 'REJECTED', code: 'SENDGRID_INVALID_MESSAGE' });
  expect(provider.seen).toEqual([]);
});
