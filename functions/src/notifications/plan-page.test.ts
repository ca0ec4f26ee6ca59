import { NOON } from '../testing/builders';
import { CHANNELS } from '@carecircle/domain';
import { notice as something, reader } from '../testing/fake-fanouts';
import { channelsOf, MAX_WRITES, MEMBERS_PER_PAGE, planPage } from './plan-page';

const notice = { ...something, channels: [...CHANNELS] };

const channels = (push: boolean, email: boolean, sms: boolean) => ({ ...reader().preferences, channels: { push, email, sms } });

test('a member gets an entry in the bell and a delivery for each channel they want', () => {
  const readers = new Map([['u1', reader()]]);
  const documents = planPage('n1', notice, ['u1'], readers, NOON);
  expect(documents.map(({ path }) => path)).toEqual([
    'users/u1/notifications/n1',
    'deliveries/n1_u1_push',
    'deliveries/n1_u1_email',
  ]);
  expect(documents[0]?.data).toEqual({ ...something, readAt: null, createdAt: new Date(NOON) });
  expect(documents[1]?.data).toMatchObject({ uid: 'u1', channel: 'push', state: 'PENDING', attempts: 0, dueAt: new Date(NOON) });
});

test('a member without a profile still gets the entry in the bell', () => {
  expect(planPage('n1', notice, ['u1'], new Map(), NOON).map(({ path }) => path)).toEqual(['users/u1/notifications/n1']);
});

test.each([
  [channels(true, true, true), '+12025550143', ['push', 'email', 'sms']],
  [channels(true, true, true), '', ['push', 'email']],
  [channels(false, false, true), '+12025550143', ['sms']],
  [channels(false, false, false), '+12025550143', []],
])('channels are those that are switched on and have an address', (preferences, phone, expected) => {
  expect(channelsOf(reader({ preferences, phone }), CHANNELS)).toEqual(expected);
});

test('a notice that does not use a channel is not delivered by it, whatever the member wants', () => {
  const quiet = { ...something, channels: [] };
  expect(planPage('n1', quiet, ['u1'], new Map([['u1', reader()]]), NOON)).toHaveLength(1);
});

test('a full page with every channel and its progress fits the limit of writes', () => {
  const uids = Array.from({ length: MEMBERS_PER_PAGE }, (_, index) => `u${index}`);
  const everything = reader({ preferences: channels(true, true, true) });
  const readers = new Map(uids.map((uid) => [uid, everything]));
  expect(planPage('n1', notice, uids, readers, NOON).length + 1).toBeLessThanOrEqual(MAX_WRITES);
});
