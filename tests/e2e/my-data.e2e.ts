import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { adminAuth, adminFirestore } from '../support/admin';
import { addMedication, createCircle } from '../support/world';
import { expectReadable } from './support/axe';
import { mailAbout } from './support/mail';
import { Phone, PHONE } from './support/phone';

test('PRV-02 a person takes everything along in one file, after typing the password', async ({ browser }) => {
  const circle = await createCircle();
  await addMedication(circle, { name: 'Metformin' });
  const person = circle.members.CAREGIVER;
  const phone = await Phone.signedIn(browser, person, PHONE);
  const { page } = phone;
  await page.goto('/settings/data');
  await page.getByTestId('begin-export').click();
  await page.getByTestId('confirm-password').fill('not my password');
  await page.getByTestId('confirm-submit').click();
  await expect(page.getByTestId('confirm-problem')).toBeVisible();
  await expectReadable(page, 'confirm');
  await page.getByTestId('confirm-password').fill(person.password);
  await page.getByTestId('confirm-submit').click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('download').click()]);
  expect(download.suggestedFilename()).toMatch(/^carecircle-export-[0-9a-f]{8}-\d{4}-\d{2}-\d{2}\.json$/);
  const file = JSON.parse(readFileSync(await download.path(), 'utf8')) as { account: string; documents: Record<string, Record<string, unknown>> };
  expect(file.account).toBe(person.uid);
  expect(file.documents[`users/${person.uid}`]).toMatchObject({ email: person.email });
  const paths = Object.keys(file.documents);
  for (const part of [`families/${circle.familyId}`, '/recipients/', '/medications/', '/members/', '/sessions/', '/devices/', 'signIns/']) {
    expect(paths.some((path) => path.includes(part)), part).toBe(true);
  }
  expect(JSON.stringify(file)).toContain('Metformin');
  expect(JSON.stringify(file)).not.toContain(`token-${person.uid}`);
  await mailAbout(person.email, /data are ready/);
  await phone.close();
});

for (const [locale, phrase] of [
  ['en-US', 'DELETE MY ACCOUNT'],
  ['fr-FR', 'SUPPRIMER MON COMPTE'],
] as const) {
  test(`A17 PRV-03 the only admin names a successor, and the account goes with everything of it (${locale})`, async ({ browser }) => {
    const circle = await createCircle();
    const { ADMIN: person, CAREGIVER: heir } = circle.members;
    await adminFirestore().doc(`users/${person.uid}`).update({ locale: locale.slice(0, 2) });
    const phone = await Phone.signedIn(browser, person, { ...PHONE, locale });
    const { page } = phone;
    await page.goto('/settings/data');
    await page.getByTestId('begin-deletion').click();
    await expect(page.getByTestId(`successor-${circle.familyId}`)).toBeVisible();
    await page.getByTestId('deletion-phrase').fill(phrase);
    await expect(page.getByTestId('delete-account')).toBeDisabled();
    await page.getByTestId(`successor-${circle.familyId}`).click();
    await page.getByRole('option', { name: 'Maya' }).click();
    await expectReadable(page, 'deletion');
    await page.getByTestId('delete-account').click();
    await page.getByTestId('confirm-password').fill(person.password);
    await page.getByTestId('confirm-submit').click();
    await expect(page.getByTestId('why')).toBeVisible();

    await mailAbout(person.email, locale === 'en-US' ? /account is deleted/ : /compte est supprimé/);
    await expect(adminAuth().getUser(person.uid)).rejects.toMatchObject({ code: 'auth/user-not-found' });
    const family = (await adminFirestore().doc(`families/${circle.familyId}`).get()).data();
    expect(family?.['roles']).toEqual({ [heir.uid]: 'ADMIN', [circle.members.VIEWER.uid]: 'VIEWER' });
    expect((await adminFirestore().doc(`users/${person.uid}`).get()).exists).toBe(false);
    await phone.signIn(person);
    await expect(page.getByTestId('auth-error')).toBeVisible();
    await phone.close();
  });
}
