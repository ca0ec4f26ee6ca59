import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { addMedication, createCircle } from '../support/world';
import { expectReadable } from './support/axe';
import { codeFor, mailAbout } from './support/mail';
import { Phone, PHONE } from './support/phone';

test('MED-07 MED-08: a new person registers, founds a family, adds a loved one and a medicine, and gives it', async ({
  browser,
}) => {
  const phone = await Phone.open(browser, PHONE);
  const { page } = phone;
  await page.goto('/register');
  await page.getByTestId('name').fill('Nora Berg');
  const email = `nora.${randomUUID().slice(0, 8)}@example.com`;
  await page.getByTestId('email').fill(email);
  await page.getByTestId('password').fill('a long enough Phrase 7');
  await page.getByTestId('consent').click();
  await page.getByTestId('register').click();
  await phone.enterCode(await codeFor(email));
  await page.getByTestId('family-name').fill('Berg family');
  await page.getByTestId('create-family').click();
  await page.getByTestId('recipient-name').fill('Ingrid Berg');
  await page.getByTestId('create-recipient').click();

  await page.getByTestId('invite-email-0').fill(email);
  await page.getByTestId('invite-more').click();
  const brothers = `erik.${randomUUID().slice(0, 8)}@example.com`;
  await page.getByTestId('invite-email-1').fill(brothers);
  await page.getByTestId('send-invitations').click();
  await expect(page.getByTestId('invite-problem-0'), 'one cannot invite oneself; the other one is on the way').toBeVisible();
  await expect(page.getByTestId('send-invitations')).toBeEnabled();
  await expectReadable(page, 'whom to invite');
  await mailAbout(brothers, /Nora Berg/);
  await page.getByTestId('skip-invitations').click();
  await expect(page.getByTestId('onboarding-done')).toBeFocused();
  await expect(page.getByText('1 person invited')).toBeVisible();
  await expectReadable(page, 'the end of the first steps');
  await page.getByTestId('first-medicine').click();


  await page.getByTestId('medication-name').fill('Metformin');
  await page.getByTestId('medication-dosage').fill('500 mg');
  await page.getByTestId('check-medication').click();
  await expect(page.getByTestId('read-back'), 'nothing is chosen beforehand, so it cannot be saved yet').toHaveCount(0);
  await page.getByTestId('medication-form').click();
  await page.getByRole('option', { name: 'Tablet' }).click();
  await page.getByTestId('medication-quantity').fill('1');
  await page.getByTestId('medication-frequency').click();
  await page.getByRole('option', { name: 'Once a day' }).click();
  await page.getByTestId('time-0').fill('08:00');
  await page.getByTestId('medication-supply').fill('30');
  await page.getByTestId('check-medication').click();
  await expect(page.getByTestId('read-back')).toContainText('Metformin');
  await expect(page.getByTestId('read-back')).toContainText('500 mg');
  await page.getByTestId('save-medication').click();

  await page.goto('/today');
  await page.getByTestId('give').click();
  await expect(page.getByTestId('record')).toContainText('by you');
  await expect(page.getByTestId('supply')).toContainText('29');
  await phone.close();
});

test('I18-01: the language switches at once, everywhere, and is remembered', async ({ browser }) => {
  const circle = await createCircle();
  const medicationId = await addMedication(circle);
  const phone = await Phone.signedIn(browser, circle.members.CAREGIVER, PHONE);
  await phone.page.goto('/settings');
  await phone.page.getByTestId('language-fr').click();
  await expect(phone.page.locator('html')).toHaveAttribute('lang', 'fr');
  await phone.page.goto('/today');
  await expect(phone.slot(medicationId, '08:00').root.getByTestId('give')).toHaveText(/Donner/);
  await phone.page.reload();
  await expect(phone.slot(medicationId, '08:00').root.getByTestId('give')).toHaveText(/Donner/);
  await phone.close();
});
