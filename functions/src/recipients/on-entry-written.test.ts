import { activityText, type Activity } from '@carecircle/domain';
import type { Data } from '../events/document-change';
import { at, change, contact, doctor } from '../testing/builders';
import { careWorld } from '../testing/care-world';
import { thrice } from '../testing/fake-documents';
import { onEntryWritten } from './on-entry-written';

const DOCTOR = 'families/f1/recipients/r1/doctors/d1';
const CONTACT = 'families/f1/recipients/r1/contacts/c1';
const later = { updatedAt: at(5), updatedBy: 'maya', version: 2 };

async function told(kind: 'DOCTOR' | 'CONTACT', before: Data | undefined, after: Data) {
  const { documents, ports, malformed } = careWorld();
  const path = kind === 'DOCTOR' ? DOCTOR : CONTACT;
  await thrice(() => onEntryWritten(kind, change(path, before, after), ports));
  return { malformed, texts: documents.in('families/f1/activity').map((entry) => activityText(entry as Activity, 'en')) };
}

test.each([
  ['added', undefined, doctor(), 'Claire added Dr. Patel to the doctors of Mom'],
  ['changed', doctor(), doctor({ fax: '1', ...later }), 'Maya changed the entry of Dr. Patel, a doctor of Mom'],
  ['removed', doctor(), doctor({ deletedAt: at(5), deletedBy: 'maya', ...later }), 'Maya removed Dr. Patel from the doctors of Mom'],
  ['brought back', doctor({ deletedAt: at(1), deletedBy: 'maya' }), doctor(later), 'Maya added Dr. Patel to the doctors of Mom'],
])('OPS-04: a doctor who is %s is told once', async (_, before, after, expected) => {
  expect((await told('DOCTOR', before, after)).texts).toEqual([expected]);
});

test('an emergency contact is told as such', async () => {
  expect((await told('CONTACT', undefined, contact())).texts).toEqual(['Claire added Ruth Bell to the emergency contacts of Mom']);
});

test('an entry without a name is reported and left alone', async () => {
  const { texts, malformed } = await told('DOCTOR', undefined, doctor({ name: '' }));
  expect(malformed).toEqual([DOCTOR, DOCTOR, DOCTOR]);
  expect(texts).toEqual([]);
});
