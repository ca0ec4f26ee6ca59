import { type Page, expect, test } from '@playwright/test';
import { addMedication, createCircle } from '../support/world';
import { expectReadable } from './support/axe';
import { Phone } from './support/phone';

const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } };
const PAGES = ['/today', '/medications', '/medications/new', '/activity', '/notifications', '/settings', '/settings/security', '/settings/data'];

async function expectNoSidewaysScroll(page: Page, path: string): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
}

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`A11-01 A11-02: every page passes axe and fits, ${size}, ${colorScheme}`, async ({ browser }) => {
      const circle = await createCircle();
      const medicationId = await addMedication(circle);
      await addMedication(circle, { name: 'Acetaminophen', asNeeded: true });
      const signedOut = await Phone.open(browser, { viewport, colorScheme });
      for (const path of ['/login', '/register', '/forgot-password', '/reset-password']) {
        await signedOut.page.goto(path);
        await expect(signedOut.page.getByRole('heading', { level: 1 })).toBeVisible();
        await expectReadable(signedOut.page, path);
      }
      await signedOut.close();
      const phone = await Phone.signedIn(browser, circle.members.ADMIN, { viewport, colorScheme });
      await phone.slot(medicationId, '08:00').give();
      for (const path of PAGES) {
        await phone.page.goto(path);
        await expect(phone.page.getByRole('heading', { level: 1 })).toBeVisible();
        await expectReadable(phone.page, path);
      }
      await phone.close();
    });
  }
}

test('A11-02: no page scrolls sideways while the fonts are still on their way', async ({ browser }) => {
  const circle = await createCircle();
  await addMedication(circle);
  const phone = await Phone.open(browser, { viewport: SIZES.phone, serviceWorkers: 'block' });
  await phone.context.route('**/*.woff2', (route) => route.abort());
  await phone.signIn(circle.members.ADMIN);
  await expect(phone.page.getByTestId('today-date')).toBeVisible();
  for (const path of PAGES) {
    await phone.page.goto(path);
    await expect(phone.page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectNoSidewaysScroll(phone.page, path);
  }
  await phone.close();
});

test('A11-07: a dose is given and undone by keyboard alone', async ({ browser }) => {
  const circle = await createCircle();
  const medicationId = await addMedication(circle);
  const phone = await Phone.signedIn(browser, circle.members.CAREGIVER);
  const give = phone.slot(medicationId, '08:00').root.getByTestId('give');
  await expect(give).toBeVisible();
  for (let presses = 0; presses < 40; presses++) {
    await phone.page.keyboard.press('Tab');
    if (await give.evaluate((element) => element === document.activeElement)) break;
  }
  await expect(give).toBeFocused();
  await phone.page.keyboard.press('Enter');
  await expect(phone.slot(medicationId, '08:00').record).toContainText('by you');
  await phone.close();
});
