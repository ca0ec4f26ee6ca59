import { expect, test, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { adminFirestore } from '../support/admin';
import { addMedication, createCircle, createPerson, type Circle, type Person } from '../support/world';
import { expectReadable } from './support/axe';
import { linkIn, mailAbout } from './support/mail';
import { INSTALLED, Phone, PHONE } from './support/phone';

const MAY_COME_LATE = { timeout: 60_000 };

/** The page of the family's people, as a person uses it. */
class FamilyPage {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/family');
    await expect(this.page.getByTestId('family-heading')).toBeVisible();
  }

  member(uid: string) {
    return this.page.getByTestId(`member-${uid}`);
  }

  async choose(uid: string, act: string): Promise<void> {
    await this.member(uid).getByTestId('member-menu').click();
    await this.page.getByTestId(act).click();
  }

  /** Asks somebody to join by e-mail. */
  async invite(email: string, role: string, message: string): Promise<void> {
    await this.page.getByTestId('invite').click();
    await this.page.getByTestId('invite-email').fill(email);
    await this.page.getByTestId(`role-${role}`).click();
    await this.page.getByTestId('invite-message').fill(message);
    await this.page.getByTestId('invite-send').click();
    await expect(this.page.getByTestId(`invitation-${email}`)).toBeVisible();
  }
}

/** The family page of a member of the circle. */
async function familyPage(browser: Browser, person: Person, options: BrowserContextOptions = {}) {
  const phone = await Phone.signedIn(browser, person, options);
  const family = new FamilyPage(phone.page);
  await family.open();
  return { phone, family, page: phone.page };
}

/** Somebody who is in a family of their own already, and has never heard of the circle. */
async function neighbour(): Promise<Person> {
  const { members } = await createCircle();
  return members.ADMIN;
}

const familyRef = ({ familyId }: Circle) => adminFirestore().doc(`families/${familyId}`);

test('F2 F4 an invitation by mail leads to the right page whoever opens it, works once, and the family sees who joined', async ({ browser }) => {
  const circle = await createCircle();
  const guest = await neighbour();
  const { family, page, phone } = await familyPage(browser, circle.members.ADMIN);
  await family.invite(guest.email, 'VIEWER', 'Please look in on Mom with us');
  await expectReadable(page, '/family');
  const mail = await mailAbout(guest.email, /Claire Thompson|Thompson family/);
  expect(mail.text).toContain('Please look in on Mom with us');
  const link = linkIn(mail, 'accept-invite');

  const nurses = await Phone.signedIn(browser, circle.members.CAREGIVER);
  await nurses.page.goto(link);
  await expect(nurses.page.getByTestId('invitation-somebody-else')).toContainText(guest.email);
  await expect(nurses.page.getByTestId('accept-invitation')).toHaveCount(0);
  await nurses.close();

  const guests = await Phone.open(browser, PHONE);
  await guests.page.goto(link);
  await expect(guests.page.getByTestId('invitation-open')).toContainText('Thompson family');
  await expect(guests.page.getByTestId('invitation-signed-out')).toBeVisible();
  await expectReadable(guests.page, '/accept-invite');
  await guests.page.getByTestId('invitation-login').click();
  await guests.page.getByTestId('password').fill(guest.password);
  await guests.page.getByTestId('trusted').click();
  await guests.page.getByTestId('login').click();
  await guests.page.getByTestId('accept-invitation').click();
  await expect(guests.page.getByTestId('family-heading')).toHaveText('Thompson family');
  await expect(guests.page.getByTestId('your-role')).toHaveText('Viewer');

  await expect(family.member(guest.uid).getByTestId('member-role')).toHaveText('Viewer');
  await expect(page.getByTestId(`invitation-${guest.email}`)).toHaveCount(0);
  expect((await familyRef(circle).get()).get('roles')).toMatchObject({ [guest.uid]: 'VIEWER' });

  const late = await Phone.open(browser);
  await late.page.goto(link);
  await expect(late.page.locator('[data-testid=invitation-ACCEPTED], [data-testid=invitation-unknown]')).toBeVisible();
  await late.close();
  await guests.close();
  await phone.close();
});

test('a cancelled invitation opens nothing, and a declined one says so to the family', async ({ browser }) => {
  const circle = await createCircle();
  const guest = await neighbour();
  const { family, page, phone } = await familyPage(browser, circle.members.ADMIN, PHONE);
  await family.invite(guest.email, 'CAREGIVER', '');
  const first = linkIn(await mailAbout(guest.email, /Claire Thompson|Thompson family/), 'accept-invite');
  await page.getByTestId(`invitation-${guest.email}`).getByTestId('cancel-invitation').click();
  await page.getByTestId('confirm-yes').click();
  await expect(page.getByTestId(`invitation-${guest.email}`)).toHaveCount(0);
  const guests = await Phone.signedIn(browser, guest);
  await guests.page.goto(first);
  await expect(guests.page.locator('[data-testid=invitation-CANCELLED], [data-testid=invitation-unknown]')).toBeVisible();
  await guests.close();
  await phone.close();
});

test('a person without e-mail joins with the code that is read out', async ({ browser }) => {
  const circle = await createCircle();
  const guest = await neighbour();
  const { page, phone } = await familyPage(browser, circle.members.ADMIN, PHONE);
  await page.getByTestId('invite').click();
  await page.getByTestId('invite-by-code').click();
  await page.getByTestId('invite-label').fill('Aunt Rose');
  await page.getByTestId('role-VIEWER').click();
  await page.getByTestId('invite-send').click();
  const code = ((await page.getByTestId('invite-code').textContent()) ?? '').trim();
  await expectReadable(page, 'the code of an invitation');
  await page.getByTestId('invite-done').click();

  const guests = await Phone.signedIn(browser, guest);
  await guests.page.goto('/accept-invite');
  await guests.page.getByTestId('invitation-code').fill(code.toLowerCase());
  await guests.page.getByTestId('use-code').click();
  await guests.page.getByTestId('accept-invitation').click();
  await expect(guests.page.getByTestId('your-role')).toHaveText('Viewer');
  await guests.close();
  await phone.close();
});

test('F8 a new role shows on the other’s open page without reload, and is told to them', async ({ browser }) => {
  const circle = await createCircle();
  const { ADMIN, VIEWER } = circle.members;
  const medicationId = await addMedication(circle);
  const brothers = await Phone.signedIn(browser, VIEWER);
  await expect(brothers.page.getByTestId('view-only')).toBeVisible();

  const { family, page, phone } = await familyPage(browser, ADMIN);
  await family.choose(VIEWER.uid, 'change-role');
  await page.getByTestId('role-ADMIN').click();
  await expect(page.getByTestId('admin-warning')).toBeVisible();
  await page.getByTestId('role-CAREGIVER').click();
  await page.getByTestId('save-role').click();

  await expect(brothers.slot(medicationId, '08:00').root.getByTestId('give')).toBeVisible();
  await expect(brothers.page.getByTestId('view-only')).toHaveCount(0);
  await expect(brothers.page.getByTestId('bell-badge')).toHaveText('1', MAY_COME_LATE);
  await brothers.close();
  await phone.close();
});

test('SEC-05 F10 whoever is removed loses the family at once, also what their device kept of it', async ({ browser }) => {
  const circle = await createCircle();
  const { ADMIN, CAREGIVER } = circle.members;
  await addMedication(circle, { name: 'Secretamine' });
  const nurses = await Phone.signedIn(browser, CAREGIVER, INSTALLED);
  await expect(nurses.page.getByText('Secretamine').first()).toBeVisible();

  const { family, page, phone } = await familyPage(browser, ADMIN);
  await family.choose(CAREGIVER.uid, 'remove-member');
  await page.getByTestId('confirm-yes').click();
  await expect(family.member(CAREGIVER.uid)).toHaveCount(0);

  await expect(nurses.page.getByTestId('lost-notice')).toBeVisible();
  await expect(nurses.page.getByText('Secretamine')).toHaveCount(0);
  const kept = await nurses.page.evaluate(async () => {
    const texts: string[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error(name));
      });
      for (const store of database.objectStoreNames) {
        const request = database.transaction(store).objectStore(store).getAll();
        texts.push(JSON.stringify(await new Promise((resolve) => (request.onsuccess = () => resolve(request.result)))));
      }
      database.close();
    }
    return texts.join('\n');
  });
  expect(kept).not.toContain('Secretamine');
  await nurses.page.getByTestId('lost-understood').click();
  await nurses.close();
  await phone.close();
});

test('F1 F7 the last ADMIN stays; anybody else may leave', async ({ browser }) => {
  const circle = await createCircle();
  const { ADMIN, VIEWER } = circle.members;
  const daughters = await familyPage(browser, ADMIN, PHONE);
  await expect(daughters.page.getByTestId('last-admin')).toBeVisible();
  await expect(daughters.page.getByTestId('leave-family')).toHaveCount(0);

  const brothers = await familyPage(browser, VIEWER, PHONE);
  await expect(brothers.page.getByTestId('invite')).toHaveCount(0);
  await expect(brothers.page.getByTestId('delete-family')).toHaveCount(0);
  await brothers.page.getByTestId('leave-family').click();
  await brothers.page.getByTestId('confirm-yes').click();
  await expect(daughters.family.member(VIEWER.uid)).toHaveCount(0);
  await brothers.phone.close();
  await daughters.phone.close();
});

test('a family is renamed, deleted by typing its name, gone for the others, and brought back', async ({ browser }) => {
  const circle = await createCircle();
  const { ADMIN, CAREGIVER } = circle.members;
  const nurses = await Phone.signedIn(browser, CAREGIVER);
  const { page, phone } = await familyPage(browser, ADMIN, PHONE);
  await page.getByTestId('rename-family').click();
  await page.getByTestId('ask-text').fill('The Thompsons');
  await page.getByTestId('ask-yes').click();
  await expect(page.getByTestId('family-heading')).toHaveText('The Thompsons');
  await expect(nurses.page.getByTestId('context-selector')).toContainText('The Thompsons');

  await page.getByTestId('delete-family').click();
  await page.getByTestId('ask-text').fill('the thompson');
  await expect(page.getByTestId('ask-yes')).toBeDisabled();
  await page.getByTestId('ask-text').fill('The Thompsons');
  await page.getByTestId('ask-yes').click();
  await expect(nurses.page.getByTestId('lost-notice')).toContainText('You no longer have access');
  await expect(page.getByTestId('lost-notice')).toContainText('You deleted The Thompsons.');
  // It was their only family: what it was before and what can become of them stands on the page that asks for a new one.
  await expectReadable(page, 'the page without a family');
  await page.getByTestId('account').click();
  await page.getByTestId('to-settings').click();
  await expect(page.getByTestId('nav-today')).toBeVisible();
  await page.getByTestId('nav-today').click();
  await page.getByTestId(`removed-${circle.familyId}`).getByTestId('restore-family').click();
  await expect(page.getByTestId('context-selector')).toContainText('The Thompsons');
  await page.goto('/family');
  await expect(page.getByTestId('family-heading')).toHaveText('The Thompsons');
  expect((await familyRef(circle).get()).get('deletedAt')).toBeNull();
  await nurses.close();
  await phone.close();
});

test('an address with `?space=` opens that family, and one of somebody else opens one’s own', async ({ browser }) => {
  const circle = await createCircle();
  const person = await createPerson('Rosa Thompson');
  const other = await createCircle();
  for (const { familyId } of [circle, other]) {
    const family = adminFirestore().doc(`families/${familyId}`);
    const { roles, memberIds } = (await family.get()).data() as { roles: object; memberIds: string[] };
    await family.update({ roles: { ...roles, [person.uid]: 'VIEWER' }, memberIds: [...memberIds, person.uid] });
  }
  await adminFirestore().doc(`families/${other.familyId}`).update({ name: 'Zeta family' });
  const phone = await Phone.signedIn(browser, person);
  await phone.page.goto(`/family?space=${other.familyId}`);
  await expect(phone.page.getByTestId('family-heading')).toHaveText('Zeta family');
  await expect(phone.page).not.toHaveURL(/space=/);
  await phone.page.goto('/family?space=unknown');
  await expect(phone.page.getByTestId('family-heading')).toBeVisible();
  await expect(phone.page).not.toHaveURL(/space=/);
  await phone.close();
});
