import { expect, test } from '@playwright/test';
import { createCircle, createPerson } from '../support/world';
import { expectReadable } from './support/axe';
import { linkIn, mailAbout } from './support/mail';
import { Phone, PHONE } from './support/phone';

const NEXT = 'another long Phrase 9';

test('A3 five wrong passwords lock the way, also for the right one, and the owner is told', async ({ browser }) => {
  const person = await createPerson('Daniel Thompson');
  const phone = await Phone.open(browser, PHONE);
  const { page } = phone;
  await page.goto('/login');
  await expect(page.getByTestId('google'), 'off unless configured').toHaveCount(0);
  await page.getByTestId('email').fill(person.email);
  for (let count = 1; count <= 5; count++) {
    await page.getByTestId('password').fill('wrong password');
    await expect(page.getByTestId('login')).toBeEnabled();
    await page.getByTestId('login').click();
    await expect(page.getByTestId('auth-error')).toHaveAttribute('data-problem', count < 5 ? 'WRONG_CREDENTIALS' : 'LOCKED');
  }
  await expectReadable(page, 'locked sign-in');
  await page.getByTestId('password').fill(person.password);
  await page.getByTestId('login').click();
  await expect(page.getByTestId('auth-error')).toHaveAttribute('data-problem', 'LOCKED');
  await mailAbout(person.email, /failed sign-ins/);
  await phone.close();
});

for (const locale of ['en-US', 'fr-FR']) {
  test(`a forgotten password is replaced through the mail, once (${locale})`, async ({ browser }) => {
    const circle = await createCircle();
    const person = { ...circle.members.VIEWER };
    const phone = await Phone.open(browser, { ...PHONE, locale });
    const { page } = phone;
    await page.goto('/login');
    await page.getByTestId('to-forgot').click();
    await expect(page.getByTestId('send-reset')).toBeVisible();
    await page.getByTestId('email').fill(person.email);
    await page.getByTestId('send-reset').click();
    await expect(page.getByTestId('reset-sent')).toBeVisible();
    await expectReadable(page, 'forgot-password');
    // The account speaks English, whatever the browser does.
    const link = linkIn(await mailAbout(person.email, /Choose a new password/), 'reset-password');
    await page.goto('/login');
    await page.goto(link);
    await expect(page.getByTestId('reset-email')).toContainText('da*****@example.com');
    await expectReadable(page, 'reset-password');
    await page.getByTestId('password').fill(NEXT);
    await page.getByTestId('save-password').click();
    await expect(page.getByTestId('why')).toBeVisible();
    await phone.signIn({ ...person, password: NEXT });
    await expect(page.getByTestId('today-date')).toBeVisible();

    const again = await Phone.open(browser, PHONE);
    await again.page.goto(link);
    await expect(again.page.getByTestId('reset-invalid')).toBeVisible();
    await expectReadable(again.page, 'used link');
    await Promise.all([phone.close(), again.close()]);
  });
}
