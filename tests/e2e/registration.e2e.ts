import { randomUUID } from 'node:crypto';
import { expect, test, type Page } from '@playwright/test';
import { createPerson } from '../support/world';
import { expectReadable } from './support/axe';
import { codeFor, linkIn, mailAbout } from './support/mail';
import { Phone, PHONE } from './support/phone';

const PASSWORD = 'a long enough Phrase 7';

async function fillIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.getByTestId('name').fill('Nora Berg');
  await page.getByTestId('email').fill(email);
  await page.getByTestId('password').fill(password);
  await page.getByTestId('consent').click();
  await page.getByTestId('register').click();
}

const newAddress = () => `nora.${randomUUID().slice(0, 8)}@example.com`;
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

for (const [locale, texts] of Object.entries({
  'en-US': { guessable: 'too easy to guess', wrong: 'not right', language: 'en' },
  'fr-FR': { guessable: 'trop facile', wrong: 'pas le bon', language: 'fr' },
})) {
  test(`a person registers, proves the address with the code, and begins (${locale})`, async ({ browser }) => {
    const phone = await Phone.open(browser, { ...PHONE, locale });
    const { page } = phone;
    const email = newAddress();
    await page.goto('/register?returnUrl=https://evil.example/');
    await expect(page.locator('html')).toHaveAttribute('lang', texts.language);
    await fillIn(page, email, 'password123');
    await expect(page.locator('mat-error')).toContainText(texts.guessable);
    await expectReadable(page, 'register');
    await page.getByTestId('password').fill(PASSWORD);
    await expect(page.getByTestId('password-strength')).toHaveAttribute('data-strength', /[234]/);
    await page.getByTestId('register').click();

    await expect(page.getByTestId('digit-0')).toBeFocused();
    await expect(page.getByTestId('resend')).toBeDisabled();
    await expectReadable(page, 'verify-email');
    const code = await codeFor(email);
    await page.keyboard.type(wrong(code));
    await expect(page.getByTestId('auth-error')).toContainText(texts.wrong);
    await expect(page.getByTestId('digit-5')).toHaveValue('');
    await phone.enterCode(code);

    await expect(page.getByTestId('family-name')).toBeVisible();
    expect(new URL(page.url()).pathname).toBe('/onboarding');
    await phone.close();
  });
}

test('five wrong codes ask for a new one; after a reload the password is asked for again', async ({ browser }) => {
  const phone = await Phone.open(browser, PHONE);
  const { page } = phone;
  await page.clock.install();
  const email = newAddress();
  await page.goto('/register');
  await fillIn(page, email);
  const first = await codeFor(email);
  for (let count = 0; count < 5; count++) {
    await expect(page.getByTestId('digit-0')).toHaveValue('');
    await phone.enterCode(wrong(first));
    await expect(page.getByTestId('digit-5')).toHaveValue('');
    await expect(page.getByTestId('verify')).toHaveText(/Confirm/);
  }
  await expect(page.getByTestId('auth-error')).toContainText('new one');
  await page.reload();
  await page.getByTestId('password').fill(PASSWORD);
  await phone.enterCode(first);
  await expect(page.getByTestId('auth-error')).toContainText('new one');
  await phone.close();
});

test('SEC-09 a taken address looks like a free one; its owner is told and can choose a new password', async ({ browser }) => {
  const owner = await createPerson('Claire Thompson');
  const phone = await Phone.open(browser, PHONE);
  await phone.page.goto('/register');
  await fillIn(phone.page, owner.email);
  await expect(phone.page.getByTestId('digit-0')).toBeVisible();
  await phone.enterCode('123456');
  await expect(phone.page.getByTestId('auth-error')).toContainText('not right');
  const mail = await mailAbout(owner.email, /already have an account/);
  await phone.page.goto(linkIn(mail, 'login'));
  await expect(phone.page.getByTestId('login')).toBeVisible();
  await phone.close();
});
