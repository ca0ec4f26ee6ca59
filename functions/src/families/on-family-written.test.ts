import { activityText, notificationText, type Activity, type NotificationType, type TextParams } from '@carecircle/domain';
import type { Fanout } from '../notifications/fanout';
import { at, change } from '../testing/builders';
import { careWorld } from '../testing/care-world';
import { thrice } from '../testing/fake-documents';
import { onFamilyWritten } from './on-family-written';

const family = (changes: object = {}) => ({
  name: 'Demo Family',
  roles: { claire: 'ADMIN', maya: 'CAREGIVER', daniel: 'VIEWER' },
  memberIds: ['claire', 'maya', 'daniel'],
  state: 'ACTIVE',
  createdAt: at(-1000),
  createdBy: 'claire',
  updatedAt: at(-1000),
  updatedBy: 'claire',
  deletedAt: null,
  deletedBy: null,
  ...changes,
});
const without = (uid: string) => {
  const { roles } = family();
  const left = Object.fromEntries(Object.entries(roles).filter(([key]) => key !== uid));
  return { roles: left, memberIds: Object.keys(left) };
};

/** Lets a change of the family happen, its event arriving three times (OPS-04). */
async function happens(before: object, after: object) {
  const world = careWorld({ 'families/f1/members/daniel': { displayName: 'Daniel', nickname: '' } });
  await thrice(() => onFamilyWritten(change('families/f1', family(before), family({ updatedAt: at(5), ...after })), world.ports));
  const fanouts = world.documents.in('fanouts') as Fanout[];
  return {
    activity: world.documents.in('families/f1/activity').map((entry) => activityText(entry as Activity, 'en')),
    told: fanouts.map(({ type, params, audience, channels }) => ({
      title: notificationText(type as NotificationType, params as TextParams, 'en', { discreet: false }).title,
      to: audience.of === 'PEOPLE' ? audience.uids : `all but ${audience.except}`,
      channels,
    })),
    malformed: world.malformed,
  };
}

test('OPS-04: a person who joins is told to the others, once, in the bell', async () => {
  const { activity, told } = await happens(without('daniel'), { updatedBy: 'daniel' });
  expect(activity).toEqual(['Daniel joined as viewer']);
  expect(told).toEqual([{ title: 'Daniel joined Demo Family', to: 'all but daniel', channels: [] }]);
});

test('a changed role is told to the person and nobody else', async () => {
  const { activity, told } = await happens({}, { roles: { ...family().roles, daniel: 'ADMIN' } });
  expect(activity).toEqual(['Claire changed the role of Daniel from viewer to admin']);
  expect(told).toEqual([{ title: 'Your role in Demo Family is now admin', to: ['daniel'], channels: ['push'] }]);
});

test('nobody is told of their own act', async () => {
  const roles = { ...family().roles, maya: 'ADMIN' };
  const { told } = await happens({ roles }, { roles: { ...roles, claire: 'VIEWER' } });
  expect(told).toEqual([]);
});

test('a removed person is told by whom, and the others but the actor that they are gone', async () => {
  const { activity, told } = await happens({}, without('daniel'));
  expect(activity).toEqual(['Claire removed Daniel from Demo Family']);
  expect(told).toEqual([
    { title: 'You are no longer in Demo Family', to: ['daniel'], channels: ['push'] },
    { title: 'Daniel is no longer in Demo Family', to: 'all but claire', channels: [] },
  ]);
});

test('a person who leaves is told to those who stay', async () => {
  const { activity, told } = await happens({}, { ...without('daniel'), updatedBy: 'daniel' });
  expect(activity).toEqual(['Daniel left Demo Family']);
  expect(told).toEqual([{ title: 'Daniel left Demo Family', to: 'all but daniel', channels: [] }]);
});

test('a deleted family is told to each of the others by name, for it has no members to ask any more', async () => {
  const { activity, told } = await happens({}, { deletedAt: at(5), deletedBy: 'claire' });
  expect(activity).toEqual([]);
  expect(told).toEqual([{ title: 'Demo Family was deleted', to: ['maya', 'daniel'], channels: ['push'] }]);
});

test('a family that is renamed or brought back has that in its activity', async () => {
  expect((await happens({}, { name: 'The Thompsons' })).activity).toEqual(['Claire renamed Demo Family to The Thompsons']);
  expect((await happens({ deletedAt: at(1), deletedBy: 'claire' }, {})).activity).toEqual(['Claire brought Demo Family back']);
});

test('a family that is not one is reported and left alone', async () => {
  const { malformed, activity } = await happens({}, { roles: 'everybody' });
  expect(new Set(malformed)).toEqual(new Set(['families/f1']));
  expect(activity).toEqual([]);
});
