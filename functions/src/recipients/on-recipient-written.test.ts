import { activityText, notificationText, type Activity, type AppNotification } from '@carecircle/domain';
import type { Data } from '../events/document-change';
import { at, change, recipient } from '../testing/builders';
import { careWorld } from '../testing/care-world';
import { thrice } from '../testing/fake-documents';
import { onRecipientWritten } from './on-recipient-written';

const PATH = 'families/f1/recipients/r1';
const later = { updatedAt: at(5), updatedBy: 'maya' };
const penicillin = { substance: 'Penicillin', severity: 'SEVERE', reaction: 'rash' };

async function written(before: Data | undefined, after: Data) {
  const { documents, ports, malformed } = careWorld();
  await thrice(() => onRecipientWritten(change(PATH, before, after), ports));
  const told = documents.in('families/f1/activity').map((entry) => activityText(entry as Activity, 'en'));
  return { told, malformed, fanouts: documents.in('fanouts') as (AppNotification & Data)[] };
}

test('OPS-04: a new person is told once, however often the event arrives, and rings no bell', async () => {
  const { told, fanouts } = await written(undefined, recipient());
  expect(told).toEqual(['Claire added Mom']);
  expect(fanouts).toEqual([]);
});

test('a change tells the others in the bell, and nobody else, which facts changed but not to what', async () => {
  const after = recipient({ notes: 'Likes tea', allergies: [penicillin], allergyStatus: 'LISTED', version: 2, ...later });
  const { told, fanouts } = await written(recipient(), after);
  expect(told).toEqual(['Maya changed the profile of Mom: allergies and notes']);
  expect(fanouts).toMatchObject([
    {
      type: 'CARE_RECIPIENT_UPDATED',
      audience: { of: 'MEMBERS', except: 'maya' },
      channels: [],
      link: '/recipients/r1?family=f1&recipient=r1',
    },
  ]);
  expect(JSON.stringify(fanouts)).not.toMatch(/tea|Penicillin|rash/);
  const [notice] = fanouts;
  expect(notice && notificationText(notice.type, notice.params, 'en', { discreet: false }).body).toBe('Maya changed: allergies and notes.');
});

test('IPS-06: that there are no allergies is a change worth telling', async () => {
  const { told } = await written(recipient(), recipient({ allergyStatus: 'NONE_KNOWN', version: 2, ...later }));
  expect(told).toEqual(['Maya changed the profile of Mom: allergies']);
});

test('a removal is told to the others by push, too, and leads to the page of all loved ones', async () => {
  const { told, fanouts } = await written(recipient(), recipient({ deletedAt: at(5), deletedBy: 'maya', version: 2, ...later }));
  expect(told).toEqual(['Maya removed Mom']);
  expect(fanouts).toMatchObject([
    { type: 'CARE_RECIPIENT_DELETED', audience: { except: 'maya' }, channels: ['push'], link: '/recipients?family=f1' },
  ]);
});

test('coming back is told, and rings no bell', async () => {
  const gone = recipient({ deletedAt: at(1), deletedBy: 'claire' });
  const { told, fanouts } = await written(gone, recipient({ version: 2, ...later }));
  expect(told).toEqual(['Maya brought Mom back']);
  expect(fanouts).toEqual([]);
});

test('a document of before the medical profile is completed without that being news of its own', async () => {
  const { photo: _, allergies: __, allergyStatus: ___, version: ____, ...old } = recipient();
  const { told, malformed } = await written(old, recipient({ version: 1, notes: 'Likes tea', ...later }));
  expect(told).toEqual(['Maya changed the profile of Mom: notes']);
  expect(malformed).toEqual([]);
});

test('a write that changes nothing is not told', async () => {
  expect((await written(recipient(), recipient({ version: 2, ...later }))).told).toEqual([]);
});

test('a recipient without a time zone is reported and left alone', async () => {
  const { told, malformed } = await written(undefined, recipient({ timeZone: 'Mars' }));
  expect(malformed).toEqual([PATH, PATH, PATH]);
  expect(told).toEqual([]);
});
