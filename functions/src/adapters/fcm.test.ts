import { fakeProvider } from '../testing/fake-provider';
import { fcmSender, type PushMessage } from './fcm';

const NOW = Date.UTC(2026, 10, 23, 8, 0, 0);
const provider = fakeProvider();
const sender = (accessToken = () => Promise.resolve('access')) =>
  fcmSender({ baseUrl: provider.url, projectId: 'demo-x', accessToken, now: () => NOW });
const message: PushMessage = { token: 'T1', data: { tag: 'refill_m1' }, ttlSeconds: 3600, urgency: 'normal' };

const fcmError = (status: string, errorCode?: string) => ({
  error: {
    status,
    message: 'never stored',
    details: errorCode ? [{ '@type': 'type.googleapis.com/google.firebase.fcm.v1.FcmError', errorCode }] : [],
  },
});

test('REM-08: an FCM push is a data message with life span and urgency for every platform', async () => {
  provider.answer(200, { name: 'projects/demo-x/messages/1' });
  expect(await sender().send(message)).toEqual({ kind: 'SENT' });
  const [request] = provider.seen;
  expect(request).toMatchObject({
    method: 'POST',
    path: '/v1/projects/demo-x/messages:send',
    headers: { authorization: 'Bearer access' },
  });
  const wire: { message: Record<string, unknown> } = JSON.parse(request?.body ?? '');
  expect(wire.message).toEqual({
    token: 'T1',
    data: { tag: 'refill_m1' },
    webpush: { headers: { TTL: '3600', Urgency: 'normal' } },
    android: { priority: 'NORMAL', ttl: '3600s' },
    apns: { headers: { 'apns-priority': '5', 'apns-expiration': String(NOW / 1000 + 3600) } },
  });
});

test('REM-05: an unregistered token is gone', async () => {
  provider.answer(404, fcmError('NOT_FOUND', 'UNREGISTERED'));
  expect(await sender().send(message)).toEqual({ kind: 'GONE', code: 'UNREGISTERED' });
});

test('REM-05: an invalid argument or a 404 of another kind leaves the token alone', async () => {
  provider.answer(400, fcmError('INVALID_ARGUMENT', 'INVALID_ARGUMENT'));
  expect(await sender().send(message)).toEqual({ kind: 'REJECTED', code: 'FCM_INVALID_ARGUMENT' });
  provider.answer(404, fcmError('NOT_FOUND'));
  expect(await sender().send(message)).toEqual({ kind: 'REJECTED', code: 'FCM_NOT_FOUND' });
});

test('a redirect is not followed: the access token is for FCM alone', async () => {
  provider.answer(307, {}, { location: `${provider.url}/elsewhere` });
  expect(await sender().send(message)).toEqual({ kind: 'RETRY', code: 'FCM_UNREACHABLE' });
  expect(provider.seen.map(({ path }) => path)).toEqual(['/v1/projects/demo-x/messages:send']);
});

test('REM-13: an exceeded quota honours Retry-After', async () => {
  provider.answer(429, fcmError('RESOURCE_EXHAUSTED', 'QUOTA_EXCEEDED'), { 'retry-after': '90' });
  expect(await sender().send(message)).toEqual({ kind: 'RETRY', code: 'FCM_QUOTA_EXCEEDED', retryAfterMs: 90_000 });
});

test('a push is tried again when FCM or the token endpoint is away', async () => {
  provider.answer(503, 'not even an error object');
  expect(await sender().send(message)).toEqual({ kind: 'RETRY', code: 'FCM_HTTP_503' });
  const withoutToken = sender(() => Promise.reject(new Error('down')));
  expect(await withoutToken.send(message)).toEqual({ kind: 'RETRY', code: 'FCM_NO_ACCESS_TOKEN' });
  const nobody = fcmSender({
    baseUrl: 'http://127.0.0.1:1',
    projectId: 'demo-x',
    accessToken: () => Promise.resolve('access'),
    now: () => NOW,
  });
  expect(await nobody.send(message)).toEqual({ kind: 'RETRY', code: 'FCM_UNREACHABLE' });
});
