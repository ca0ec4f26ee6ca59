import { activityText, type Activity } from '@carecircle/domain';
import { change, recipient } from '../testing/builders';
import { careWorld } from '../testing/care-world';
import { thrice } from '../testing/fake-documents';
import { onRecipientCreated } from './on-recipient-created';

const PATH = 'families/f1/recipients/r1';

test('OPS-04: a new recipient is told once, however often the event arrives', async () => {
  const { documents, ports } = careWorld();
  await thrice(() => onRecipientCreated(change(PATH, undefined, recipient()), ports));
  const entries = documents.in('families/f1/activity');
  expect(entries.map((entry) => activityText(entry as Activity, 'en'))).toEqual(['Claire added Mom']);
});

test('a recipient without a time zone is reported and left alone', async () => {
  const { documents, ports, malformed } = careWorld();
  await onRecipientCreated(change(PATH, undefined, recipient({ timeZone: 'Mars' })), ports);
  expect(malformed).toEqual([PATH]);
  expect(documents.created).toEqual([]);
});
