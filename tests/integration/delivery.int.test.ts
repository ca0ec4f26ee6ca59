import { adminFirestore } from '../support/admin';
import { result } from '../support/auth';
import { createPerson, type Person } from '../support/world';
import { eventually } from './support/eventually';
import { BY_SWEEP, fire, letFail, messagesTo } from './support/inbox';
import { askForRefill, letTimePass } from './support/notices';
import { deliveriesOf, inFlight } from './support/outcome';

jest.setTimeout(400_000);

/** Planned failures meet whatever message comes next: what earlier tests left on its way has to arrive first. */
beforeAll(async () => {
  await eventually(
    async () => {
      await fire('sweep');
      return inFlight();
    },
    (count) => expect(count).toBe(0),
    BY_SWEEP,
  );
}, 180_000);

/** A family of one person who wants one channel only. */
async function familyOf(channel: 'push' | 'email' | 'sms'): Promise<{ person: Person; familyId: string; recipientId: string }> {
  const off = { push: false, email: false, sms: false };
  const person = await createPerson('Claire Thompson', { ...off, [channel]: true });
  const family = adminFirestore().collection('families').doc();
  await family.set({ name: 'Thompson', roles: { [person.uid]: 'ADMIN' }, memberIds: [person.uid], state: 'ACTIVE', deletedAt: null });
  return { person, familyId: family.id, recipientId: 'r1' };
}

/** The one delivery of a notice, as soon as it looks as expected. */
async function deliveryWith(notice: string, expected: object) {
  const found = await eventually(
    () => deliveriesOf(notice),
    (deliveries) => expect(deliveries).toMatchObject([expected]),
  );
  return found[0]?.id ?? '';
}

/** Lets the delivery become due and the sweep run, until it looks as expected. */
async function afterAWhile(id: string, notice: string, expected: object): Promise<void> {
  await letTimePass(id);
  await eventually(
    async () => {
      await fire('sweep');
      return deliveriesOf(notice);
    },
    (deliveries) => expect(deliveries).toMatchObject([expected]),
    BY_SWEEP,
  );
}

test('REM-13: an e-mail that the provider cannot take now is sent later, once', async () => {
  const family = await familyOf('email');
  await letFail('email', 503, 1);
  const notice = await askForRefill(family);
  const id = await deliveryWith(notice, { state: 'PENDING', attempts: 1, code: 'SENDGRID_503' });
  const dueAt = (await adminFirestore().doc(`deliveries/${id}`).get()).get('dueAt') as { toMillis(): number };
  expect(dueAt.toMillis()).toBeGreaterThan(Date.now() + 1_000);
  expect(await messagesTo(family.person.email)).toHaveLength(0);
  await afterAWhile(id, notice, { state: 'SENT', attempts: 2 });
  expect(await messagesTo(family.person.email)).toHaveLength(1);
});

test('a delivery that fails each time becomes a dead letter without address or text', async () => {
  const family = await familyOf('email');
  await letFail('email', 500, 1);
  const notice = await askForRefill(family);
  const id = await deliveryWith(notice, { state: 'PENDING', attempts: 1 });
  await adminFirestore().doc(`deliveries/${id}`).update({ attempts: 4 });
  await letFail('email', 500, 1);
  await afterAWhile(id, notice, { state: 'FAILED', attempts: 5, code: 'SENDGRID_500' });
  const letter = (await adminFirestore().doc(`deadLetters/${id}`).get()).data();
  expect(letter).toMatchObject({ uid: family.person.uid, channel: 'email', attempts: 5, code: 'SENDGRID_500' });
  expect(JSON.stringify(letter)).not.toMatch(/example\.com|Lisinopril/);
});

test('SEC-21 the dead letter of a mail says which mail it was, not to whom or what it said', async () => {
  const email = `nora.${Date.now()}@example.com`;
  await letFail('email', 400, 1);
  await result('requestEmailCode', { email, locale: 'en' });
  const letters = await eventually(
    async () => (await adminFirestore().collection('deadLetters').where('mail.template', '==', 'EMAIL_CODE').get()).docs.map((letter) => letter.data()),
    (found) => expect(found).not.toEqual([]),
  );
  expect(letters.at(-1)).toMatchObject({ channel: 'email', code: 'SENDGRID_400', mail: { template: 'EMAIL_CODE' } });
  expect(JSON.stringify(letters)).not.toContain('@');
});

test('REM-13: a message that is refused is not sent again', async () => {
  const family = await familyOf('sms');
  await letFail('sms', 400, 1);
  const notice = await askForRefill(family);
  await deliveryWith(notice, { state: 'FAILED', attempts: 1 });
});

test('REM-05: the token of a device that is no more is forgotten', async () => {
  const family = await familyOf('push');
  const device = adminFirestore().doc(`users/${family.person.uid}/devices/phone`);
  await device.update({ token: `unregistered-${family.person.uid}` });
  const notice = await askForRefill(family);
  await deliveryWith(notice, { state: 'SKIPPED', code: 'NO_DEVICE' });
  expect((await device.get()).exists).toBe(false);
});
