import { adminFirestore } from '../support/admin';
import { addMedication, createCircle, type Circle } from '../support/world';
import { giveDose, recipientPath, undoDose } from './support/doses';
import { eventually } from './support/eventually';
import { redeliver, redeliverTask } from './support/events';
import { messagesTo } from './support/inbox';
import { activityOf, auditOf, bellOf, deliveriesOf } from './support/outcome';

jest.setTimeout(400_000);

let circle: Circle;
beforeAll(async () => {
  circle = await createCircle();
});

/** The supply that doses move is told with the doses. */
const onlyItsCreationIsAudited = (medicationPath: string) =>
  eventually(
    () => auditOf(circle, medicationPath),
    (entries) => expect(entries.map(({ action }) => action)).toEqual(['CREATE']),
  );

test('a dose given lowers the supply and leaves one activity entry and one audit entry by the nurse', async () => {
  const nurse = circle.members.CAREGIVER;
  const medicationId = await addMedication(circle, { currentSupply: 20 });
  const doseId = await giveDose({ circle, medicationId, by: nurse });
  const dosePath = `${recipientPath(circle)}/doses/${doseId}`;
  const medicationPath = `${recipientPath(circle)}/medications/${medicationId}`;

  await eventually(
    () => activityOf(circle, medicationId),
    (entries) => expect(entries.map(({ type }) => type)).toEqual(['MEDICATION_ADDED', 'DOSE_GIVEN']),
  );
  await eventually(
    () => auditOf(circle, dosePath),
    (entries) => expect(entries).toMatchObject([{ action: 'CREATE', actor: nurse.uid }]),
  );
  expect((await activityOf(circle, medicationId))[1]).toMatchObject({ actor: nurse.uid, actorName: nurse.name, doseId });
  expect((await adminFirestore().doc(medicationPath).get()).get('currentSupply')).toBe(19);
  await onlyItsCreationIsAudited(medicationPath);
});

test('giving, undoing and giving again leave one entry an act, in activity and audit', async () => {
  const nurse = circle.members.CAREGIVER;
  const medicationId = await addMedication(circle, { currentSupply: 20 });
  const doseId = await giveDose({ circle, medicationId, by: nurse });
  const dosePath = `${recipientPath(circle)}/doses/${doseId}`;
  const audited = (count: number) =>
    eventually(
      () => auditOf(circle, dosePath),
      (entries) => expect(entries).toHaveLength(count),
    );
  await audited(1);
  await undoDose(circle, doseId, nurse);
  await audited(2);
  await giveDose({ circle, medicationId, by: circle.members.ADMIN });
  const trail = await audited(3);
  expect(trail.map(({ action, actor }) => [action, actor])).toEqual([
    ['CREATE', nurse.uid],
    ['DELETE', nurse.uid],
    ['CREATE', circle.members.ADMIN.uid],
  ]);
  await eventually(
    () => activityOf(circle, medicationId),
    (entries) =>
      expect(entries.map(({ type }) => type)).toEqual(['MEDICATION_ADDED', 'DOSE_GIVEN', 'DOSE_UNDONE', 'DOSE_GIVEN']),
  );
  await onlyItsCreationIsAudited(`${recipientPath(circle)}/medications/${medicationId}`);
});

test('OPS-04: crossing the threshold tells every member once on every channel they want, also when events come twice', async () => {
  const { ADMIN: daughter, CAREGIVER: nurse, VIEWER: brother } = circle.members;
  const phone = `+1202555${String(Date.now()).slice(-4)}`;
  await adminFirestore().doc(`users/${daughter.uid}`).update({ phone });
  const medicationId = await addMedication(circle, { currentSupply: 8, refillAt: 7 });
  const doseId = await giveDose({ circle, medicationId, by: nurse });
  const notice = `refill_${medicationId}_${doseId}`;
  const sent = await eventually(
    () => deliveriesOf(notice),
    (deliveries) => {
      expect(deliveries).toHaveLength(6);
      expect(deliveries.every(({ state }) => state === 'SENT')).toBe(true);
    },
  );

  const dosePath = `${recipientPath(circle)}/doses/${doseId}`;
  const medicationPath = `${recipientPath(circle)}/medications/${medicationId}`;
  const [audited] = await eventually(
    () => auditOf(circle, dosePath),
    (entries) => expect(entries).toHaveLength(1),
  );
  const again = { eventId: audited?.eventId ?? '' };
  const before = { currentSupply: { integerValue: '8' }, lastDoseId: { nullValue: null } };
  for (let time = 0; time < 2; time++) {
    await redeliver({ ...again, trigger: 'audit', type: 'written', path: dosePath });
    await redeliver({ ...again, trigger: 'doseWritten', type: 'written', path: dosePath });
    await redeliver({ ...again, trigger: 'medicationWritten', type: 'written', path: medicationPath, before });
    await redeliver({ ...again, trigger: 'fanoutCreated', type: 'created', path: `fanouts/${notice}` });
    const path = `users/${daughter.uid}/notifications/${notice}`;
    await redeliver({ ...again, trigger: 'notificationCreated', type: 'created', path });
    for (const { id } of sent) await redeliverTask(id);
  }

  for (const member of [daughter, nurse, brother]) {
    expect((await bellOf(member)).filter((id) => id === notice)).toHaveLength(1);
    expect(await messagesTo(member.email)).toHaveLength(1);
  }
  expect(await messagesTo(`token-${daughter.uid}`)).toHaveLength(1);
  expect(await messagesTo(`token-${nurse.uid}`)).toHaveLength(1);
  expect(await messagesTo(`token-${brother.uid}`)).toHaveLength(0);
  expect(await messagesTo(phone)).toHaveLength(1);
  expect(await deliveriesOf(notice)).toEqual(sent);
  expect(await auditOf(circle, dosePath)).toHaveLength(1);
  expect((await activityOf(circle, medicationId)).map(({ type }) => type)).toEqual(['MEDICATION_ADDED', 'DOSE_GIVEN']);

  const [email] = await messagesTo(daughter.email);
  const [push] = await messagesTo(`token-${daughter.uid}`);
  const [sms] = await messagesTo(phone);
  for (const words of [email?.text, email?.html, sms?.text, JSON.stringify(push)]) {
    expect(words).not.toMatch(/Lisinopril|Thompson|Mom\b/);
  }
  expect(push?.data).toMatchObject({ type: 'REFILL_NEEDED', tag: `refill_${medicationId}` });
});

test('MED-05: a possible double dose keeps both records, lowers the supply twice and alerts everybody', async () => {
  const medicationId = await addMedication(circle, { currentSupply: 20 });
  const first = await giveDose({ circle, medicationId, by: circle.members.CAREGIVER });
  const second = await giveDose({ circle, medicationId, by: circle.members.ADMIN, doubleOf: first });
  for (const member of Object.values(circle.members)) {
    await eventually(
      () => bellOf(member),
      (ids) => expect(ids).toContain(`double_${second}`),
    );
  }
  const entries = await eventually(
    () => activityOf(circle, medicationId),
    (found) => expect(found.map(({ type }) => type)).toEqual(['MEDICATION_ADDED', 'DOSE_GIVEN', 'POSSIBLE_DOUBLE']),
  );
  expect(entries[2]?.params).toMatchObject({ firstBy: circle.members.CAREGIVER.name });
  const medication = await adminFirestore().doc(`${recipientPath(circle)}/medications/${medicationId}`).get();
  expect(medication.get('currentSupply')).toBe(18);
});

test('a member with no wish for a channel gets nothing on it', async () => {
  const { VIEWER: brother } = circle.members;
  const found = await adminFirestore().collection('deliveries').where('uid', '==', brother.uid).get();
  expect(found.docs.length).toBeGreaterThan(0);
  expect(new Set(found.docs.map((delivery) => delivery.get('channel')))).toEqual(new Set(['email']));
});
