import { type Page, expect, test } from '@playwright/test';
import { addMedication, createCircle, type Circle } from '../support/world';
import { expectNoSidewaysScroll, expectReadable } from './support/axe';
import { Phone } from './support/phone';

const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } };
/** The pages by what they are about; each group is a walk of its own. */
const WALKS = {
  care: ['/today', '/medications', '/medications/new', '/activity'],
  people: ['/audit', '/family', '/recipients', '/contacts'],
  account: ['/notifications', '/settings', '/settings/security', '/settings/data'],
};
const PAGES = Object.values(WALKS).flat();

const SIGNED_OUT = ['/login', '/register', '/forgot-password', '/reset-password'];

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** Passes axe and fits, on a phone and a desktop, light and dark: what differs between them is CSS, so one load shows them all. */
async function expectReadableEverywhere(page: Page, path: string): Promise<void> {
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expectReadable(page, `${path}, ${size}, ${colorScheme}`);
    }
  }
}

async function familyAtWork(): Promise<{ circle: Circle; medicationId: string }> {
  const circle = await createCircle();
  const medicationId = await addMedication(circle);
  await addMedication(circle, { name: 'Acetaminophen', asNeeded: true });
  return { circle, medicationId };
}

test('A11-01 A11-02: every page before the sign-in passes axe and fits', async ({ page }) => {
  for (const path of SIGNED_OUT) {
    await open(page, path);
    await expectReadableEverywhere(page, path);
  }
});

for (const [about, paths] of Object.entries(WALKS)) {
  test(`A11-01 A11-02: every page about ${about} passes axe and fits`, async ({ browser }) => {
    const { circle, medicationId } = await familyAtWork();
    const phone = await Phone.signedIn(browser, circle.members.ADMIN);
    await phone.slot(medicationId, '08:00').give();
    for (const path of paths) {
      await open(phone.page, path);
      await expectReadableEverywhere(phone.page, path);
    }
    await phone.close();
  });
}

test('A11-02: no page scrolls sideways while the fonts are still on their way', async ({ browser }) => {
  const { circle } = await familyAtWork();
  const phone = await Phone.open(browser, { viewport: SIZES.phone });
  await phone.context.route('**/*.woff2', (route) => route.abort());
  await phone.signIn(circle.members.ADMIN);
  await expect(phone.page.getByTestId('today-date')).toBeVisible();
  for (const path of PAGES) {
    await open(phone.page, path);
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
