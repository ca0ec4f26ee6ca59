import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { adminFirestore } from '../support/admin';
import { addMedication, createCircle } from '../support/world';
import { expectReadable } from './support/axe';
import { Phone, PHONE } from './support/phone';

const texts = (page: Page) => page.getByTestId('audit-text');

test('AUD-04: an ADMIN reads who did what in plain language, filters it, and takes it away on record', async ({ browser }) => {
  const circle = await createCircle();
  const { ADMIN, CAREGIVER, VIEWER } = circle.members;
  const medicationId = await addMedication(circle);
  const nurses = await Phone.signedIn(browser, CAREGIVER);
  await nurses.slot(medicationId, '08:00').give();
  await nurses.close();

  const daughters = await Phone.signedIn(browser, ADMIN, { acceptDownloads: true });
  const { page } = daughters;
  await page.getByTestId('nav-audit').click();
  const dose = texts(page).filter({ hasText: `${CAREGIVER.name} added a dose: Lisinopril, Mom` });
  await expect(dose).toBeVisible();
  await expectReadable(page, '/audit');

  const choose = async (field: string, option: string) => {
    await page.getByTestId(field).click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };
  await choose('audit-kind', 'Doses');
  await choose('audit-person', VIEWER.name);
  await expect(page.getByText('Nothing fits this choice.')).toBeVisible();
  await choose('audit-person', CAREGIVER.name);
  await expect(texts(page)).toHaveCount(1);
  await page.getByTestId('audit-from').fill('2020-01-01');
  await page.getByTestId('audit-to').fill('2020-01-02');
  await expect(page.getByText('Nothing fits this choice.')).toBeVisible();
  await page.getByTestId('audit-clear').click();
  await expect(dose).toBeVisible();

  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('audit-csv').click()]);
  expect(download.suggestedFilename()).toMatch(/^carecircle-audit-\d{4}-\d\d-\d\d\.csv$/);
  const csv = await readFile(await download.path(), 'utf8');
  expect(csv).toContain('time,person,personId,action,kind,path,fields,changes,id');
  expect(csv).toMatch(new RegExp(`${CAREGIVER.name},${CAREGIVER.uid},CREATE,doses,`));
  await expect(texts(page).filter({ hasText: `${ADMIN.name} saved the audit trail as a file` })).toBeVisible();
  await daughters.close();
});

test('AUD-04: nobody but an ADMIN finds the trail, and it reads well on a phone, in French', async ({ browser }) => {
  const circle = await createCircle();
  const brothers = await Phone.signedIn(browser, circle.members.VIEWER);
  await expect(brothers.page.getByTestId('nav-audit')).toHaveCount(0);
  await brothers.page.goto('/audit');
  await expect(brothers.page.getByText('For admins only')).toBeVisible();
  await expect(texts(brothers.page)).toHaveCount(0);
  await brothers.close();

  const { ADMIN } = circle.members;
  await adminFirestore().doc(`users/${ADMIN.uid}`).update({ locale: 'fr' });
  const daughters = await Phone.signedIn(browser, ADMIN, { ...PHONE, locale: 'fr-FR' });
  await daughters.page.goto('/more');
  await daughters.page.getByRole('link', { name: 'Journal d’audit' }).click();
  await expect(texts(daughters.page).filter({ hasText: 'Claire Thompson a ajouté' }).first()).toBeVisible();
  await expectReadable(daughters.page, '/audit');
  await daughters.close();
});
