import { expect, test } from '@playwright/test';
import { addMedication, createCircle } from '../support/world';
import { INSTALLED, Phone, PHONE } from './support/phone';
import { ServerState } from './support/server-state';

test.use(INSTALLED);

test('OFF-01 OFF-02: a dose given without a network survives a reload, shows as pending, and syncs later', async ({
  browser,
}) => {
  const circle = await createCircle();
  const medicationId = await addMedication(circle, { time: '08:00', currentSupply: 22 });
  const server = new ServerState(circle);
  const nurses = await Phone.signedIn(browser, circle.members.CAREGIVER, PHONE);
  await expect(nurses.slot(medicationId, '08:00').root).toBeVisible();
  await nurses.readyForOffline();

  await nurses.goOffline();
  await nurses.slot(medicationId, '08:00').give();
  await expect(nurses.slot(medicationId, '08:00').pending).toBeVisible();
  await nurses.page.reload();
  await expect(nurses.slot(medicationId, '08:00').record).toContainText('by you');
  await expect(nurses.slot(medicationId, '08:00').pending).toBeVisible();
  await expect(nurses.page.getByTestId('offline')).toBeVisible();
  expect(await server.doses(medicationId)).toHaveLength(0);

  await nurses.goOnline();
  await expect.poll(async () => (await server.doses(medicationId)).length).toBe(1);
  await expect(nurses.slot(medicationId, '08:00').pending).toHaveCount(0);
  expect(await server.supply(medicationId)).toBe(21);
  await nurses.close();
});

test('MED-05 OFF-03: two people record one slot offline: both records stay, the second person is told, the supply is right', async ({
  browser,
}) => {
  const circle = await createCircle();
  const medicationId = await addMedication(circle, { time: '08:00', currentSupply: 22 });
  const server = new ServerState(circle);
  const nurses = await Phone.signedIn(browser, circle.members.CAREGIVER, PHONE);
  const daughters = await Phone.signedIn(browser, circle.members.ADMIN);
  await expect(nurses.slot(medicationId, '08:00').root).toBeVisible();
  await expect(daughters.slot(medicationId, '08:00').root).toBeVisible();

  await Promise.all([nurses.goOffline(), daughters.goOffline()]);
  await nurses.slot(medicationId, '08:00').give();
  await daughters.slot(medicationId, '08:00').give();
  await nurses.goOnline();
  await expect.poll(async () => (await server.doses(medicationId)).length).toBe(1);
  await daughters.goOnline();

  await expect(daughters.page.getByTestId('conflict-title')).toContainText('Maya');
  await expect.poll(async () => (await server.doses(medicationId)).length).toBe(2);
  await expect.poll(() => server.supply(medicationId)).toBe(20);
  await daughters.page.getByTestId('conflict-keep').click();
  await expect(daughters.slot(medicationId, '08:00').root.getByTestId('double')).toBeVisible();
  await expect(nurses.slot(medicationId, '08:00').root.getByTestId('double')).toBeVisible();
  for (const { uid } of Object.values(circle.members)) {
    await expect.poll(() => server.notifications(uid)).toBe(1);
  }
  await Promise.all([daughters.close(), nurses.close()]);
});
