import { expect, test, type Page } from '@playwright/test';
import { createPerson, type Person } from '../support/world';
import { expectReadable } from './support/axe';
import { Phone, PHONE } from './support/phone';

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

/** Turns the switch on for this browser, and stands in for Google's page, where the person chooses who they are. */
async function withGoogle(page: Page, chosen: () => Pick<Person, 'email'>): Promise<void> {
  await page.route('**/assets/config.json', async (route) => {
    const config = (await (await route.fetch()).json()) as object;
    await route.fulfill({ json: { ...config, signIn: { googleClientId: 'client.apps.example' } } });
  });
  await page.route('https://accounts.google.com/**', async (route) => {
    const asked = new URL(route.request().url()).searchParams;
    const { email } = chosen();
    const claims = { iss: 'https://accounts.google.com', sub: `google-${email}`, email, email_verified: true, nonce: asked.get('nonce') };
    const answer = { state: asked.get('state') ?? '', id_token: `${encoded({ alg: 'none' })}.${encoded(claims)}.` };
    await route.fulfill({ status: 302, headers: { location: `${asked.get('redirect_uri')}#${new URLSearchParams(answer)}` } });
  });
}

test('with the switch on, Google leads to the account of the same address, and makes none', async ({ browser }) => {
  const person = await createPerson('Rosa Thompson');
  const phone = await Phone.open(browser, PHONE);
  const { page } = phone;
  let chosen: Pick<Person, 'email'> = { email: `nobody-${person.email}` };
  await withGoogle(page, () => chosen);
  await page.goto('/login?returnUrl=/settings/security');
  await page.getByTestId('google').click();
  await expect(page.getByTestId('auth-error')).toHaveAttribute('data-problem', 'NO_ACCOUNT');
  await expect(page).not.toHaveURL(/id_token/);
  await expectReadable(page, 'sign-in with Google');

  chosen = person;
  await page.goto('/login?returnUrl=/settings/security');
  await page.getByTestId('google').click();
  await expect(page.getByTestId('this-device')).toBeVisible();
  await expect(page).toHaveURL(/\/settings\/security$/);
  await phone.close();
});
