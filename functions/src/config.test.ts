import { checked, type DeliveryConfig } from './config';

const complete: DeliveryConfig = {
  appUrl: 'https://care.example',
  fcm: { baseUrl: 'https://fcm.example', projectId: 'demo-x' },
  sendGrid: { baseUrl: 'https://mail.example', apiKey: 'SG.secret', from: 'CareCircle <care@example.com>' },
  twilio: { baseUrl: 'http://127.0.0.1:5055', accountSid: 'AC123', authToken: 'hush', from: '+12025550100' },
};

test('a complete configuration is handed on', () => {
  expect(checked(complete)).toBe(complete);
});

test('every missing value is named at once', () => {
  const empty = { ...complete, appUrl: '', twilio: { ...complete.twilio, from: '', authToken: '' } };
  expect(() => checked(empty)).toThrow(/APP_URL must be .*; TWILIO_AUTH_TOKEN must be .*; TWILIO_FROM must be/);
});

test.each(['http://care.example', 'https://care.example/x', 'http://127.0.0.1.care.example', 'javascript:x'])('%s is no address for mail, text or push to be sent to', (url) => {
  expect(() => checked({ ...complete, appUrl: url })).toThrow('APP_URL must be');
  expect(() => checked({ ...complete, fcm: { ...complete.fcm, baseUrl: url } })).toThrow('FCM_BASE_URL must be');
  expect(() => checked({ ...complete, sendGrid: { ...complete.sendGrid, baseUrl: url } })).toThrow('SENDGRID_BASE_URL must be');
  expect(() => checked({ ...complete, twilio: { ...complete.twilio, baseUrl: url } })).toThrow('TWILIO_BASE_URL must be');
});

test('SEC-21: the error about a malformed value does not show it', () => {
  const malformed = { ...complete, sendGrid: { ...complete.sendGrid, apiKey: 'my-real-key' } };
  expect(() => checked(malformed)).toThrow('SENDGRID_API_KEY must be a key that starts with SG.');
  expect(() => checked(malformed)).not.toThrow(/my-real-key/);
});
