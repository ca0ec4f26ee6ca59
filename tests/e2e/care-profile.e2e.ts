import { expect, test } from '@playwright/test';
import { createCircle } from '../support/world';
import { expectReadable } from './support/axe';
import { INSTALLED, Phone, PHONE } from './support/phone';
import { cameraPicture, ProfilePages } from './support/profile';
import { ServerState } from './support/server-state';

const CHOICE = (name: string) => ({ name, exact: true });

test('a caregiver adds a person with everything, a doctor and a first contact, and finds them all', async ({ browser }) => {
  const circle = await createCircle();
  const nurses = await Phone.signedIn(browser, circle.members.CAREGIVER);
  const { page } = nurses;
  const profile = new ProfilePages(page, circle);
  const choose = async (field: string, option: string) => {
    await page.getByTestId(field).click();
    await page.getByRole('option', CHOICE(option)).click();
  };

  await page.goto('/recipients');
  await page.getByTestId('add-recipient').click();
  await page.getByTestId('save-recipient').click();
  await expect(page.getByText('Please fill this in.'), 'a name is needed').toBeVisible();
  await page.getByTestId('photo-file').setInputFiles({ name: 'x.jpg', mimeType: 'image/jpeg', buffer: await cameraPicture(page) });
  await page.getByTestId('recipient-name').fill('Walter Thompson');
  await page.getByTestId('recipient-preferred').fill('Dad');
  await page.getByTestId('recipient-birth').fill('1946-03-02');
  await choose('recipient-relationship', 'Parent');
  await profile.addAllergy(0, 'Penicillin');
  await choose('severity-0', 'Severe');
  await page.getByTestId('reaction-0').fill('swelling');
  await profile.addAllergy(1, 'Latex');
  await choose('profile-blood', 'AB-');
  for (const condition of ['Diabetes', 'High blood pressure', 'Gout']) await profile.addCondition(condition);
  await page.getByTestId('profile-insurance').fill('Mutual Health');
  await page.getByTestId('profile-policy').fill('MH-1234');
  await page.getByTestId('profile-hospital').fill('St. Mary');
  await page.getByTestId('profile-hospital-address').fill('1 Main Street');
  await choose('profile-resuscitation', 'Do not resuscitate (DNR)');
  await choose('profile-living-will', 'There is a living will');
  await page.getByTestId('profile-attorney').fill('Claire, 202 555 0141');
  await expectReadable(page, 'the form of a profile');
  await page.getByTestId('save-recipient').click();

  const card = page.getByTestId(/^card-/).filter({ hasText: 'Walter' });
  await expect(card).toContainText('Penicillin');
  await expect(card).toContainText('Latex');
  await expect(card).toContainText('+1 more');
  await expectReadable(page, 'loved ones');
  await card.getByTestId('view-recipient').click();
  await expect(page.getByTestId('profile-allergies')).toContainText('Penicillin');
  await expect(page.getByTestId('profile-allergies')).toContainText('Severe');
  await expect(page.getByTestId('profile-directives')).toContainText('Do not resuscitate');
  await expect(page.getByTestId('profile-blood-type')).toHaveText('AB-');
  await expect(page.getByTestId('profile-hospital-card')).toContainText('1 Main Street');
  const recipientId = page.url().match(/recipients\/([^?/]+)/)?.[1] ?? '';
  const photo = String((await profile.stored(recipientId))['photo']);
  const picture = Buffer.from(photo.split(',')[1] ?? '', 'base64').toString('latin1');
  expect(photo.length, 'SEC-18: made small').toBeLessThanOrEqual(60_000);
  expect(picture, 'SEC-18: no trace of the place').not.toMatch(/Exif|GPS/);

  await page.getByTestId('add-contact').click();
  await page.getByTestId('entry-name').fill('Ruth Bell');
  await page.getByTestId('entry-relationship').fill('Neighbour');
  await page.getByTestId('entry-phone').fill('(202) 555-0144');
  await page.getByTestId('entry-primary').getByRole('checkbox').check();
  await expectReadable(page, 'the form of a contact');
  await page.getByTestId('save-entry').click();
  const contacts = page.getByTestId('profile-contacts');
  await expect(contacts.getByTestId('primary')).toBeVisible();
  await expect(contacts.getByTestId('call')).toHaveAttribute('href', 'tel:+12025550144');
  await page.getByTestId('add-doctor').click();
  await page.getByTestId('entry-name').fill('Dr. Anita Patel');
  await page.getByTestId('entry-specialty').fill('Cardiology');
  await page.getByTestId('entry-phone').fill('202 555 0143');
  await page.getByTestId('entry-email').fill('patel@example.com');
  await page.getByTestId('save-entry').click();
  await expect(page.getByTestId('profile-doctors')).toContainText('Cardiology');
  await expectReadable(page, 'a profile');

  await page.goto('/contacts');
  await expect(page.getByTestId(/^person-/)).toHaveCount(5);
  await page.getByTestId('contacts-search').fill('cardio');
  await expect(page.getByTestId(/^person-/)).toHaveCount(1);
  await page.getByTestId('contacts-search').fill('');
  await page.getByTestId('kind-EMERGENCY').click();
  await expect(page.getByTestId(/^person-/)).toHaveCount(1);
  await expectReadable(page, 'contacts');
  await nurses.close();
});

test('X6 R2: two people edit at once: what one changed alone is taken over, what both changed is shown and merged', async ({ browser }) => {
  const circle = await createCircle();
  const [daughters, nurses] = await Promise.all([
    Phone.signedIn(browser, circle.members.ADMIN),
    Phone.signedIn(browser, circle.members.CAREGIVER, PHONE),
  ]);
  const hers = new ProfilePages(daughters.page, circle);
  const theirs = new ProfilePages(nurses.page, circle);
  await Promise.all([hers.edit(), theirs.edit()]);
  await hers.addCondition('Asthma');
  await daughters.page.getByTestId('recipient-notes').fill('Likes tea');
  await theirs.addCondition('Gout');
  await nurses.page.getByTestId('profile-hospital').fill('St. Mary');
  await theirs.save();

  await expect(daughters.page.getByTestId('edit-news')).toContainText('Maya');
  await expect(daughters.page.getByTestId('edit-news')).toContainText('hospital');
  await expect(daughters.page.getByTestId('profile-hospital')).toHaveValue('St. Mary');
  await expect(daughters.page.getByTestId('recipient-notes')).toHaveValue('Likes tea');
  const conflict = daughters.page.getByTestId('conflict-conditions');
  await expect(conflict).toContainText('Gout');
  await expectReadable(daughters.page, 'a conflict');
  await daughters.page.getByTestId('save-recipient').click();
  await expect(conflict, 'nothing is saved before it is decided').toBeVisible();
  await conflict.getByTestId('keep-both').click();
  await hers.save();

  await expect.poll(async () => (await hers.stored())['conditions']).toEqual(['Gout', 'Asthma']);
  expect(await hers.stored()).toMatchObject({ notes: 'Likes tea', primaryHospital: 'St. Mary', version: 2 });
  const server = new ServerState(circle);
  await expect.poll(() => server.activity('RECIPIENT_CHANGED')).toBe(2);
  await expect.poll(() => server.notifications(circle.members.CAREGIVER.uid), 'Maya hears of the daughter’s change only').toBe(1);
  await expect.poll(() => server.notifications(circle.members.VIEWER.uid)).toBe(2);
  await Promise.all([daughters.close(), nurses.close()]);
});

test('OFF-01: a draft survives a lost connection and a closed tab; saved offline it is not lost to a faster change', async ({ browser }) => {
  const circle = await createCircle();
  const nurses = await Phone.signedIn(browser, circle.members.CAREGIVER, { ...PHONE, ...INSTALLED });
  const profile = new ProfilePages(nurses.page, circle);
  await nurses.readyForOffline();
  await profile.edit();
  await nurses.goOffline();
  await nurses.page.getByTestId('recipient-notes').fill('Sleeps until nine');
  await profile.addAllergy(0, 'Latex');
  const tab = await nurses.context.newPage();
  await nurses.page.close();
  await tab.goto(`/recipients/${circle.recipientId}/edit`);
  const reopened = new ProfilePages(tab, circle);
  await expect(tab.getByTestId('draft-restored')).toBeVisible();
  await expect(tab.getByTestId('recipient-notes')).toHaveValue('Sleeps until nine');
  await expect(tab.getByTestId('substance-0')).toHaveValue('Latex');
  await reopened.save();
  await expect(tab.getByTestId('profile-pending')).toBeVisible();
  await expect(tab.getByTestId('profile-allergies')).toContainText('Latex');

  const daughters = await Phone.signedIn(browser, circle.members.ADMIN);
  const hers = new ProfilePages(daughters.page, circle);
  await hers.edit();
  await daughters.page.getByTestId('recipient-notes').fill('Sleeps until eight');
  await hers.save();
  await expect.poll(async () => (await hers.stored())['notes']).toBe('Sleeps until eight');

  await nurses.goOnline();
  await tab.getByTestId('has-draft').getByRole('link').click();
  const conflict = tab.getByTestId('conflict-notes');
  await expect(conflict).toContainText('Sleeps until eight');
  await expect(tab.getByTestId('substance-0')).toHaveValue('Latex');
  await conflict.getByTestId('keep-mine').click();
  await reopened.save();
  await expect.poll(() => hers.stored()).toMatchObject({ notes: 'Sleeps until nine', allergies: [{ substance: 'Latex' }] });
  await expect(tab.getByTestId('has-draft')).toHaveCount(0);
  await Promise.all([daughters.close(), nurses.close()]);
});

test('X5: an admin removes a person by typing the name, the open page of another leaves, and the person is brought back', async ({ browser }) => {
  const circle = await createCircle();
  const [daughters, nurses] = await Promise.all([
    Phone.signedIn(browser, circle.members.ADMIN),
    Phone.signedIn(browser, circle.members.CAREGIVER, PHONE),
  ]);
  const hers = new ProfilePages(daughters.page, circle);
  const theirs = new ProfilePages(nurses.page, circle);
  // A second person, so that the nurse's app still has somebody to be about.
  await daughters.page.goto('/recipients/new');
  await daughters.page.getByTestId('recipient-name').fill('Walter Thompson');
  await daughters.page.getByTestId('save-recipient').click();
  await expect(daughters.page.getByText('Walter Thompson').first()).toBeVisible();
  await Promise.all([hers.open(), theirs.open()]);
  await expect(nurses.page.getByTestId('delete-recipient')).toHaveCount(0);

  await daughters.page.getByTestId('delete-recipient').click();
  await expect(daughters.page.getByTestId('ask-yes')).toBeDisabled();
  await daughters.page.getByTestId('ask-text').fill('Eleanor Thompson');
  await expectReadable(daughters.page, 'the question before a removal');
  await daughters.page.getByTestId('ask-yes').click();

  await expect(nurses.page).toHaveURL(/\/recipients$/);
  await expect(nurses.page.getByText(/no longer here|was removed/).first()).toBeVisible();
  await expect(nurses.page.getByTestId('removed-recipients')).toHaveCount(0);
  const server = new ServerState(circle);
  await expect.poll(() => server.notifications(circle.members.CAREGIVER.uid)).toBe(1);
  expect(await server.notifications(circle.members.ADMIN.uid)).toBe(0);
  await daughters.page.getByTestId(`restore-${circle.recipientId}`).click();
  await expect(daughters.page.getByTestId(`card-${circle.recipientId}`)).toBeVisible();
  await expect(nurses.page.getByTestId(`card-${circle.recipientId}`)).toBeVisible();
  await Promise.all([daughters.close(), nurses.close()]);
});

test('SEC-10 AUD-01: a viewer sees the profile, which goes on record once, and can change nothing', async ({ browser }) => {
  const circle = await createCircle();
  const viewers = await Phone.signedIn(browser, circle.members.VIEWER, PHONE);
  const profile = new ProfilePages(viewers.page, circle);
  await profile.open();
  await expect(viewers.page.getByTestId('view-only')).toBeVisible();
  for (const way of ['edit-recipient', 'delete-recipient', 'add-contact', 'add-doctor']) {
    await expect(viewers.page.getByTestId(way)).toHaveCount(0);
  }
  await expectReadable(viewers.page, 'a profile on a phone');
  await viewers.page.goto(`/recipients/${circle.recipientId}/edit`);
  await expect(viewers.page.getByTestId('save-recipient')).toHaveCount(0);
  await viewers.page.reload();
  await profile.open();
  const server = new ServerState(circle);
  await expect.poll(() => server.views(circle.members.VIEWER.uid)).toEqual([`families/${circle.familyId}/recipients/${circle.recipientId}`]);
  await viewers.close();
});

test('I18-01: the profile is edited in French on a phone; the last allergy can be taken away (R1)', async ({ browser }) => {
  const circle = await createCircle();
  const phone = await Phone.signedIn(browser, circle.members.CAREGIVER, { ...PHONE, colorScheme: 'dark' });
  const { page } = phone;
  const profile = new ProfilePages(page, circle);
  await page.goto('/settings');
  await page.getByTestId('language-fr').click();
  await profile.edit();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Modifier le profil');
  await profile.addAllergy(0, 'Pénicilline');
  await page.getByTestId('severity-0').click();
  await page.getByRole('option', CHOICE('Grave')).click();
  await expectReadable(page, 'the form in French');
  await profile.save();
  await expect(page.getByTestId('profile-allergies')).toContainText('Grave');
  await expectReadable(page, 'the profile in French');
  await profile.edit();
  await page.getByTestId('remove-allergy-0').click();
  await page.getByTestId('allergies-none').click();
  await profile.save();
  await expect(page.getByTestId('profile-allergies')).toContainText('Aucune allergie connue');
  await expect.poll(() => profile.stored()).toMatchObject({ allergies: [], allergyStatus: 'NONE_KNOWN' });
  await phone.close();
});
