import { expect, test } from '@playwright/test';
import { addMedication, createCircle } from '../support/world';
import { Phone, PHONE } from './support/phone';
import { captured, ServerState } from './support/server-state';

test('a dose that the nurse gives shows on the daughter’s open page with name and time, and settles everything once', async ({
  browser,
}) => {
  const circle = await createCircle();
  const { ADMIN: daughter, CAREGIVER: nurse, VIEWER: brother } = circle.members;
  const medicationId = await addMedication(circle, { time: '08:00', currentSupply: 8, refillAt: 7 });
  const [daughters, nurses] = await Promise.all([
    Phone.signedIn(browser, daughter),
    Phone.signedIn(browser, nurse, PHONE),
  ]);
  await expect(daughters.slot(medicationId, '08:00').root).toBeVisible();

  await nurses.slot(medicationId, '08:00').give();

  const seen = daughters.slot(medicationId, '08:00').record;
  await expect(seen).toContainText('Maya');
  await expect(seen).toContainText(/\d{1,2}:\d{2}/);
  await expect(daughters.slot(medicationId, '08:00').supply).toContainText('7');

  const server = new ServerState(circle);
  expect(await server.supply(medicationId)).toBe(7);
  await expect.poll(() => server.activity('DOSE_GIVEN')).toBe(1);
  await expect.poll(() => server.auditedCareBy(nurse.uid)).toEqual([expect.stringMatching(/\/doses\//)]);
  for (const { uid } of [daughter, nurse, brother]) await expect.poll(() => server.notifications(uid)).toBe(1);
  await expect(daughters.page.getByTestId('bell-badge')).toHaveText('1');
  const channels = async (to: string) => (await captured(to)).map(({ channel }) => channel);
  await expect.poll(() => channels(daughter.email)).toEqual(['email']);
  await expect.poll(() => channels(nurse.email)).toEqual(['email']);
  await expect.poll(() => channels(brother.email)).toEqual(['email']);
  await expect.poll(() => channels(`token-${daughter.uid}`)).toEqual(['push']);
  await expect.poll(() => channels(`token-${nurse.uid}`)).toEqual(['push']);
  expect(await channels(`token-${brother.uid}`)).toEqual([]);

  await daughters.page.getByTestId('nav-activity').click();
  await expect(daughters.page.getByTestId(/^activity/).first()).toContainText('Maya');
  await Promise.all([daughters.close(), nurses.close()]);
});

test('MED-12: an undone dose frees the slot and gives the supply back, also on the other page', async ({ browser }) => {
  const circle = await createCircle();
  const medicationId = await addMedication(circle, { time: '08:00', currentSupply: 22 });
  const nurses = await Phone.signedIn(browser, circle.members.CAREGIVER, PHONE);
  const daughters = await Phone.signedIn(browser, circle.members.ADMIN);
  const server = new ServerState(circle);

  await nurses.slot(medicationId, '08:00').give();
  await expect(daughters.slot(medicationId, '08:00').record).toContainText('Maya');
  await expect.poll(() => server.supply(medicationId)).toBe(21);
  await nurses.slot(medicationId, '08:00').undo();

  await expect(daughters.slot(medicationId, '08:00').root.getByTestId('give')).toBeVisible();
  await expect.poll(() => server.supply(medicationId)).toBe(22);
  await Promise.all([daughters.close(), nurses.close()]);
});

test('a skipped dose asks for a reason and leaves the supply alone', async ({ browser }) => {
  const circle = await createCircle();
  const medicationId = await addMedication(circle, { time: '08:00', currentSupply: 22 });
  const nurses = await Phone.signedIn(browser, circle.members.CAREGIVER, PHONE);
  const { root, record } = nurses.slot(medicationId, '08:00');

  await root.getByTestId('skip').click();
  await expect(nurses.page.getByTestId('skip-confirm')).toBeDisabled();
  await nurses.page.getByTestId('reason-REFUSED').click();
  await nurses.page.getByTestId('skip-confirm').click();

  await expect(record).toContainText('by you');
  const server = new ServerState(circle);
  await expect.poll(async () => (await server.doses(medicationId))[0]?.['status']).toBe('SKIPPED');
  expect(await server.supply(medicationId)).toBe(22);
  await nurses.close();
});
