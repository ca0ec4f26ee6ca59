import { randomUUID } from 'node:crypto';
import { expect, test, type Page } from '@playwright/test';
import { adminAuth, adminFirestore } from '../support/admin';
import { createCircle, createPerson, type Person } from '../support/world';
import { expectReadable } from './support/axe';
import { Phone, PHONE } from './support/phone';

const WHY = 'The account was taken over.';

/** Somebody who runs the service; in no family. */
async function createOperator(): Promise<Person> {
  const operator = await createPerson('Olga Berg');
  await adminAuth().setCustomUserClaims(operator.uid, { operator: true });
  return operator;
}

async function act(page: Page, button: string): Promise<void> {
  await page.getByTestId(button).click();
  await expect(page.getByTestId('ask-yes')).toBeDisabled();
  await page.getByTestId('ask-text').fill(WHY);
  await page.getByTestId('ask-yes').click();
}

async function find(page: Page, query: string): Promise<void> {
  await page.getByTestId('query').fill(query);
  await page.getByTestId('find').click();
}

/** The next call of a function is refused as it is once the sign-in is ten minutes old. */
async function refuseOnce(page: Page, name: string, reason: string): Promise<void> {
  const answer = { status: 401, headers: { 'access-control-allow-origin': '*' }, json: { error: { status: 'UNAUTHENTICATED', message: reason, details: { reason } } } };
  let refused = false;
  await page.route(
    (url) => url.pathname.endsWith(`/${name}`),
    (route) => {
      if (refused || route.request().method() !== 'POST') return route.fallback();
      refused = true;
      return route.fulfill(answer);
    },
  );
}

test('PRV-02 an operator suspends a person, hands their family on, and is on record', async ({ browser }) => {
  const circle = await createCircle();
  const { ADMIN, CAREGIVER } = circle.members;
  const [daughters, operators] = await Promise.all([Phone.signedIn(browser, ADMIN, PHONE), Phone.open(browser, PHONE)]);
  const { page } = operators;
  await operators.signIn(await createOperator(), '/login', false);
  await expect(page.getByTestId('query')).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/console/users');

  await find(page, ADMIN.email);
  await expect(page.getByTestId('user-state')).toHaveText('Active');
  await expectReadable(page, 'console: a person');
  await act(page, 'SUSPEND_USER');
  await expect(page.getByTestId('user-state')).toHaveText('Suspended');
  await expect(daughters.page.getByTestId('why')).toContainText('suspended');
  await daughters.close();

  await page.getByTestId('family').getByRole('link').click();
  await expect(page.getByTestId('acting-admin')).toContainText('No admin can act');
  await expect(page.locator('main')).not.toContainText(/Eleanor|Mom/);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectReadable(page, 'console: a family, dark');
  await act(page, `transfer-${CAREGIVER.uid}`);
  await expect(page.getByTestId('acting-admin')).toContainText('An admin can act');

  const nurses = await Phone.signedIn(browser, CAREGIVER, PHONE);
  await act(page, 'SUSPEND_FAMILY');
  await expect(page.getByTestId('family-state')).toHaveText('Suspended');
  await expect(nurses.page.getByTestId('family-suspended')).toBeVisible();
  await expectReadable(nurses.page, 'a suspended family');
  await act(page, 'REACTIVATE_FAMILY');
  await expect(nurses.page.getByTestId('today-date')).toBeVisible();
  await nurses.page.goto('/audit');
  await expect(nurses.page.getByTestId('audit-text').filter({ hasText: 'CareCircle support changed the family' })).toHaveCount(3);
  await nurses.close();

  await page.getByTestId('console-trail').click();
  const rows = page.getByTestId('trail-row').filter({ hasText: circle.familyId });
  await expect(rows.filter({ hasText: 'Gave a family a new admin' })).toContainText(WHY);
  await expectReadable(page, 'console: the record');
  await operators.close();
});

test('OPS-04 an operator tries an undelivered message again, after typing the password anew, in French', async ({ browser }) => {
  const [id, reference, operator] = [`console-${randomUUID()}`, randomUUID(), await createOperator()];
  const at = new Date();
  const about = { uid: operator.uid, notificationId: 'gone', channel: 'email', mail: null, attempts: 5, code: 'SENDGRID_500' };
  await adminFirestore().doc(`deliveries/${id}`).set({ ...about, state: 'FAILED', dueAt: null, expiresAt: at, reached: [], createdAt: at });
  await adminFirestore().doc(`deadLetters/${id}`).set({ ...about, reference, at });
  await adminFirestore().doc(`users/${operator.uid}`).update({ locale: 'fr' });
  const operators = await Phone.open(browser, { ...PHONE, locale: 'fr-FR' });
  const { page } = operators;
  await operators.signIn(operator, '/login?returnUrl=/console/undelivered', false);
  const letter = page.getByTestId(`letter-${reference}`);
  await expect(letter).toContainText('5 tentatives');
  await expectReadable(page, 'console: undelivered');
  await refuseOnce(page, 'operatorRetryDeadLetter', 'SIGN_IN_AGAIN');
  await letter.getByTestId('retry').click();
  await page.getByTestId('confirm-password').fill(operator.password);
  await page.getByTestId('confirm-submit').click();
  await expect(letter).toHaveCount(0);
  expect((await adminFirestore().doc(`deadLetters/${id}`).get()).exists).toBe(false);

  await page.getByTestId('console-signIns').click();
  await expect(page.getByTestId('locks')).toBeVisible();
  await expectReadable(page, 'console: sign-ins');
  await operators.close();
});

test('SEC-12 to everybody else there is no console', async ({ browser }) => {
  const { members } = await createCircle();
  const phone = await Phone.open(browser, PHONE);
  await phone.page.goto('/console/trail');
  await expect(phone.page.getByTestId('login')).toBeVisible();
  await phone.signIn(members.ADMIN, '/login?returnUrl=/console/trail');
  await expect(phone.page.getByRole('heading', { level: 1 })).toHaveText('This page does not exist');
  await phone.close();
});
