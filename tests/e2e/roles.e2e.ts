import { expect, test } from '@playwright/test';
import { addMedication, createCircle, createPerson } from '../support/world';
import { Phone } from './support/phone';

test('SEC-10: a viewer sees the day and can give nothing', async ({ browser }) => {
  const circle = await createCircle();
  const medicationId = await addMedication(circle);
  const viewers = await Phone.signedIn(browser, circle.members.VIEWER);
  const { root } = viewers.slot(medicationId, '08:00');

  await expect(root).toContainText('Lisinopril');
  await expect(viewers.page.getByTestId('view-only')).toBeVisible();
  await expect(root.getByTestId('give')).toHaveCount(0);
  await expect(root.getByTestId('skip')).toHaveCount(0);
  await viewers.page.goto('/medications');
  await expect(viewers.page.getByText('Lisinopril').first()).toBeVisible();
  await expect(viewers.page.getByTestId('add-medication')).toHaveCount(0);
  await viewers.close();
});

test('a stranger without a family is led to create one and sees nobody else’s', async ({ browser }) => {
  await createCircle();
  const stranger = await createPerson('Sam Rivers');
  const phone = await Phone.open(browser);
  await phone.signIn(stranger);
  await expect(phone.page).toHaveURL(/\/onboarding/);
  await expect(phone.page.getByText('Eleanor')).toHaveCount(0);
  await phone.close();
});

test('a signed-out person who follows a deep link signs in first and then arrives there', async ({ browser }) => {
  const circle = await createCircle();
  await addMedication(circle);
  const phone = await Phone.open(browser);
  await phone.page.goto('/medications');
  await expect(phone.page).toHaveURL(/\/login\?returnUrl=/);
  await phone.page.getByTestId('email').fill(circle.members.ADMIN.email);
  await phone.page.getByTestId('password').fill(circle.members.ADMIN.password);
  await phone.page.getByTestId('login').click();
  await expect(phone.page).toHaveURL(/\/medications$/);
  await phone.close();
});

test('a wrong password gets one neutral message', async ({ browser }) => {
  const { members } = await createCircle();
  const phone = await Phone.open(browser);
  await phone.signIn({ ...members.ADMIN, password: 'not this one at all' });
  await expect(phone.page.getByTestId('auth-error')).toBeVisible();
  const known = await phone.page.getByTestId('auth-error').textContent();
  await phone.signIn({ ...members.ADMIN, email: 'nobody@example.com' });
  await expect(phone.page.getByTestId('auth-error')).toHaveText(known ?? '');
  await phone.close();
});
