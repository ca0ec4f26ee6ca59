import { expect, test, type Page } from '@playwright/test';
import { createCircle } from '../support/world';
import { expectReadable } from './support/axe';
import { INSTALLED, Phone, PHONE } from './support/phone';

const NEXT = 'another long Phrase 9';

/** Names of the databases that hold something of a person; Firebase's own note of its version on this page is none. */
const personalDatabases = (page: Page) =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? '').filter((name) => !/heartbeat/.test(name)));

test('SEC-06 a changed password signs the other browser out within seconds; this one goes on', async ({ browser }) => {
  const { members } = await createCircle();
  const [laptop, tablet] = [await Phone.signedIn(browser, members.VIEWER), await Phone.signedIn(browser, members.VIEWER, PHONE)];
  const { page } = laptop;
  await page.goto('/settings/security');
  await page.getByTestId('current-password').fill('not my password');
  await page.getByTestId('password').fill(NEXT);
  await page.getByTestId('change-password').click();
  await expect(page.locator('mat-error')).toContainText('not right');
  await page.getByTestId('current-password').fill(members.VIEWER.password);
  await page.getByTestId('change-password').click();
  await expect(page.getByTestId('password-changed')).toBeVisible();
  await expect(tablet.page.getByTestId('why')).toBeVisible({ timeout: 10_000 });
  expect(await personalDatabases(tablet.page)).toEqual([]);
  await page.goto('/today');
  await expect(page.getByTestId('today-date')).toBeVisible();
  await tablet.signIn({ ...members.VIEWER, password: NEXT });
  await expect(tablet.page.getByTestId('today-date')).toBeVisible();
  await Promise.all([laptop.close(), tablet.close()]);
});

test('A15 a person sees their devices, and a lost one is cut off while its app is open', async ({ browser }) => {
  const { members } = await createCircle();
  const [phone, lost] = [await Phone.signedIn(browser, members.CAREGIVER, PHONE), await Phone.signedIn(browser, members.CAREGIVER)];
  const { page } = phone;
  await page.goto('/settings/security');
  await expect(page.getByTestId(/^session-/)).toHaveCount(2);
  await expect(page.getByTestId('this-device')).toHaveCount(1);
  await expectReadable(page, 'devices');
  await page.getByTestId('revoke').click();
  await expect(lost.page.getByTestId('why')).toBeVisible({ timeout: 10_000 });
  await expect(page.getByTestId(/^session-/)).toHaveCount(1);
  await lost.page.goto('/today');
  await expect(lost.page.getByTestId('login')).toBeVisible();
  await page.getByTestId('sign-out-everywhere').click();
  await page.getByTestId('confirm-yes').click();
  await expect(page.getByTestId('login')).toBeVisible();
  await Promise.all([phone.close(), lost.close()]);
});

test('SEC-14 SEC-15 a device that is not trusted keeps nothing, a trusted one nothing after sign-out', async ({ browser }) => {
  const { members } = await createCircle();
  const shared = await Phone.open(browser, { ...PHONE, ...INSTALLED });
  await shared.signIn(members.CAREGIVER, '/login', false);
  await expect(shared.page.getByTestId('today-date')).toBeVisible();
  expect(await personalDatabases(shared.page)).toEqual([]);
  const kept = await shared.page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(kept).not.toContain(members.CAREGIVER.uid);
  expect(kept).not.toContain(members.CAREGIVER.email);
  await shared.page.reload();
  await expect(shared.page.getByTestId('today-date')).toBeVisible();
  const tab = await shared.context.newPage();
  await tab.goto('/today');
  await expect(tab.getByTestId('login')).toBeVisible();
  await shared.close();

  const own = await Phone.signedIn(browser, members.CAREGIVER, { ...PHONE, ...INSTALLED });
  expect(await personalDatabases(own.page)).not.toEqual([]);
  await own.page.getByTestId('account').click();
  await own.page.getByTestId('sign-out').click();
  await expect(own.page.getByTestId('login')).toBeVisible();
  expect(await personalDatabases(own.page)).toEqual([]);
  expect(await own.page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain(members.CAREGIVER.uid);
  await own.close();
});

test('SEC-03 a shared device signs out when nobody touches it, after a warning that a touch ends', async ({ browser }) => {
  const { members } = await createCircle();
  const shared = await Phone.open(browser, PHONE);
  const { page } = shared;
  await page.clock.install();
  await shared.signIn(members.VIEWER, '/login', false);
  await expect(page.getByTestId('today-date')).toBeVisible();
  await page.clock.fastForward('14:10');
  await expect(page.getByTestId('idle-warning')).toContainText('seconds');
  await expectReadable(page, 'idle warning');
  await page.getByTestId('idle-stay').click();
  await expect(page.getByTestId('idle-warning')).toHaveCount(0);
  await page.clock.fastForward('14:10');
  await expect(page.getByTestId('idle-warning')).toBeVisible();
  await page.clock.fastForward('01:00');
  await page.clock.resume();
  await expect(page.getByTestId('why')).toContainText('nobody used this device');
  await shared.close();
});
