import { expect, test, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { adminFirestore } from '../support/admin';
import { invite } from '../support/invitations';
import { addMedication, createCircle, createPerson, type Circle, type Person } from '../support/world';
import { expectReadable } from './support/axe';
import { linkIn, mailAbout } from './support/mail';
import { INSTALLED, Phone, PHONE } from './support/phone';

/** The critical flows are walked in both languages, by people whose profile and browser speak it. */
const LANGUAGES = [
  { locale: 'en', browser: 'en-US', password: /password/, viewer: 'Viewer', invited: /invited to Thompson family/, role: 'What may Daniel Thompson do?', remove: 'Remove Maya Okafor?', lost: 'You no longer have access to Thompson family.', erased: 'Its data was erased from this device.' },
  { locale: 'fr', browser: 'fr-FR', password: /mot de passe/, viewer: 'Lecteur', invited: /Vous êtes invité dans Thompson family/, role: 'Que peut faire Daniel Thompson ?', remove: 'Retirer Maya Okafor ?', lost: 'Vous n’avez plus accès à Thompson family.', erased: 'Ses données ont été effacées de cet appareil.' },
] as const;

async function speak(locale: string, ...people: Person[]): Promise<void> {
  await Promise.all(people.map(({ uid }) => adminFirestore().doc(`users/${uid}`).update({ locale })));
}

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

interface Members {
  roles: Record<string, string>;
  memberIds: string[];
}

/** Somebody of one family is in another one, too. */
async function join(circle: Circle, uid: string, role: string): Promise<void> {
  const { roles, memberIds } = (await familyRef(circle).get()).data() as Members;
  await familyRef(circle).update({ roles: { ...roles, [uid]: role }, memberIds: [...memberIds, uid] });
}

/** Everything that the browser's databases hold. */
function kept(page: Page): Promise<string> {
  return page.evaluate(async () => {
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
}

const familyRef = ({ familyId }: Circle) => adminFirestore().doc(`families/${familyId}`);

for (const { locale, browser: spoken, ...words } of LANGUAGES) {
  test(`F2 F4 an invitation by mail leads to the right page, works once, and the family sees who joined (${locale})`, async ({ browser }) => {
    const circle = await createCircle();
    const guest = await neighbour();
    await speak(locale, circle.members.ADMIN, guest);
    const { family, page, phone } = await familyPage(browser, circle.members.ADMIN, { locale: spoken });
    await family.invite(guest.email, 'VIEWER', 'Please look in on Mom with us');
    await expectReadable(page, '/family');
    const mail = await mailAbout(guest.email, /Claire Thompson|Thompson family/);
    expect(mail.text).toContain('Please look in on Mom with us');
    const link = linkIn(mail, 'accept-invite');

    const guests = await Phone.open(browser, { ...PHONE, locale: spoken });
    await guests.page.goto(link);
    await expect(guests.page.getByTestId('invitation-open')).toHaveText(words.invited);
    await expect(guests.page.getByTestId('invitation-signed-out')).toBeVisible();
    await expectReadable(guests.page, '/accept-invite');
    await guests.page.getByTestId('invitation-login').click();
    await guests.page.getByTestId('password').fill(guest.password);
    await guests.page.getByTestId('trusted').click();
    await guests.page.getByTestId('login').click();
    await guests.page.getByTestId('accept-invitation').click();
    await expect(guests.page.getByTestId('family-heading')).toHaveText('Thompson family');
    await expect(guests.page.getByTestId('your-role')).toHaveText(words.viewer);

    await expect(family.member(guest.uid).getByTestId('member-role')).toHaveText(words.viewer);
    await expect(page.getByTestId(`invitation-${guest.email}`)).toHaveCount(0);
    expect((await familyRef(circle).get()).get('roles')).toMatchObject({ [guest.uid]: 'VIEWER' });

    const late = await Phone.open(browser);
    await late.page.goto(link);
    await expect(late.page.locator('[data-testid=invitation-ACCEPTED], [data-testid=invitation-unknown]')).toBeVisible();
    await late.close();
    await guests.close();
    await phone.close();
  });
}

test('F6 an invitation opens nothing for somebody else, nor when it was cancelled; declined, it tells the ADMINs', async ({ browser }) => {
  const circle = await createCircle();
  const { ADMIN, CAREGIVER } = circle.members;
  const [guest, other] = await Promise.all([neighbour(), neighbour()]);
  const { secret: cancelled } = await invite(circle, other);
  const { id, secret } = await invite(circle, guest);
  const nurses = await Phone.signedIn(browser, CAREGIVER);
  await nurses.page.goto(`/accept-invite#${secret}`);
  await expect(nurses.page.getByTestId('invitation-somebody-else')).toContainText(guest.email);
  await expect(nurses.page.getByTestId('accept-invitation')).toHaveCount(0);
  await nurses.close();

  const { page, phone } = await familyPage(browser, ADMIN, PHONE);
  await page.getByTestId(`invitation-${other.email}`).getByTestId('cancel-invitation').click();
  await page.getByTestId('confirm-yes').click();
  await expect(page.getByTestId(`invitation-${other.email}`)).toHaveCount(0);

  const guests = await Phone.open(browser, { ...PHONE, locale: 'fr-FR' });
  await guests.page.goto(`/accept-invite#${cancelled}`);
  await expect(guests.page.getByTestId('invitation-CANCELLED')).toHaveText('Cette invitation a été annulée');
  // A link that is followed anew: the same page with another fragment would be no new visit.
  await guests.page.goto('about:blank');
  await guests.page.goto(`/accept-invite#${secret}`);
  await expect(guests.page.getByTestId('invitation-open')).toBeVisible();
  await expect(guests.page, 'the secret leaves the address bar').not.toHaveURL(new RegExp(secret));
  await guests.page.getByTestId('invitation-register').click();
  await expect(guests.page.getByTestId('email')).toHaveValue(guest.email);
  expect(guests.page.url()).not.toContain(secret);
  await guests.page.goBack();
  await guests.page.getByTestId('decline-invitation').click();
  await guests.page.getByTestId('confirm-yes').click();
  await expect(guests.page.getByTestId('invitation-declined')).toHaveText('Vous avez refusé');
  await expectReadable(guests.page, 'a declined invitation');
  await guests.close();
  expect((await adminFirestore().doc(`families/${circle.familyId}/invitations/${id}`).get()).get('status')).toBe('DECLINED');
  await expect(page.locator('mat-snack-bar-container').getByText(`${guest.email} declined the invitation to Thompson family`)).toBeVisible(MAY_COME_LATE);
  await page.goto('/activity');
  await expect(page.getByText('An invitation to Thompson family as viewer was declined')).toBeVisible();
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

for (const { locale, browser: spoken, ...words } of LANGUAGES) {
  test(`F5 F8 a new role and a reset asked for are told to the other’s open page without reload (${locale})`, async ({ browser }) => {
    const circle = await createCircle();
    const { ADMIN, VIEWER } = circle.members;
    await speak(locale, ADMIN, VIEWER);
    const medicationId = await addMedication(circle);
    const brothers = await Phone.signedIn(browser, VIEWER, { locale: spoken });
    await expect(brothers.page.getByTestId('view-only')).toBeVisible();

    const { family, page, phone } = await familyPage(browser, ADMIN, { ...PHONE, locale: spoken });
    await family.choose(VIEWER.uid, 'change-role');
    await expect(page.getByRole('heading', { name: words.role })).toBeVisible();
    await expectReadable(page, 'the choice of a role');
    await page.getByTestId('role-ADMIN').click();
    await expect(page.getByTestId('admin-warning')).toBeVisible();
    await page.getByTestId('role-CAREGIVER').click();
    await page.getByTestId('save-role').click();

    await expect(brothers.slot(medicationId, '08:00').root.getByTestId('give')).toBeVisible();
    await expect(brothers.page.getByTestId('view-only')).toHaveCount(0);
    await expect(brothers.page.getByTestId('bell-badge')).toHaveText('1', MAY_COME_LATE);

    await family.choose(VIEWER.uid, 'send-reset');
    await page.getByTestId('confirm-yes').click();
    await expect(brothers.page.getByTestId('bell-badge')).toHaveText('2', MAY_COME_LATE);
    expect((await mailAbout(VIEWER.email, words.password)).text).toMatch(/Claire Thompson[^]*https?:/);
    const audit = await adminFirestore().collection(`families/${circle.familyId}/audit`).where('action', '==', 'SEND_PASSWORD_RESET').get();
    expect(audit.docs.map((entry) => entry.get('actor') as string)).toEqual([ADMIN.uid]);
    await brothers.close();
    await phone.close();
  });
}

for (const { locale, browser: spoken, ...words } of LANGUAGES) {
  test(`SEC-05 F10 whoever is removed loses the family at once, also what their device kept of it (${locale})`, async ({ browser }) => {
    const circle = await createCircle();
    const { ADMIN, CAREGIVER } = circle.members;
    await addMedication(circle, { name: 'Secretamine' });
    await speak(locale, ADMIN, CAREGIVER);
    const nurses = await Phone.signedIn(browser, CAREGIVER, { ...INSTALLED, locale: spoken });
    await expect(nurses.page.getByText('Secretamine').first()).toBeVisible();

    const { family, page, phone } = await familyPage(browser, ADMIN, { ...PHONE, locale: spoken });
    await family.choose(CAREGIVER.uid, 'remove-member');
    await expect(page.getByRole('heading', { name: words.remove })).toBeVisible();
    await page.getByTestId('confirm-yes').click();
    await expect(family.member(CAREGIVER.uid)).toHaveCount(0);

    await expect(nurses.page.getByTestId('lost-notice')).toContainText(words.lost);
    await expect(nurses.page.getByText('Secretamine')).toHaveCount(0);
    await expect(nurses.page.getByTestId('lost-copy')).toHaveText(words.erased);
    expect(await kept(nurses.page)).not.toContain('Secretamine');
    await nurses.page.getByTestId('lost-understood').click();
    await nurses.close();
    await phone.close();
  });
}

test('SEC-05 what waits for another family is sent before the copy of a lost one is erased', async ({ browser }) => {
  const circle = await createCircle();
  const other = await createCircle();
  const { CAREGIVER } = circle.members;
  await addMedication(circle, { name: 'Secretamine' });
  await join(other, CAREGIVER.uid, 'ADMIN');
  await familyRef(other).update({ name: 'Another family' });
  const nurses = await Phone.signedIn(browser, CAREGIVER);
  const { page } = nurses;
  await page.goto(`/today?family=${circle.familyId}`);
  await expect(page.getByText('Secretamine').first()).toBeVisible();
  await page.goto(`/family?space=${other.familyId}`);
  await expect(page.getByTestId('family-heading')).toHaveText('Another family');
  await page.route(/Firestore\/Write\//, (route) => route.abort());
  await page.getByTestId('rename-family').click();
  await page.getByTestId('ask-text').fill('The others');
  await page.getByTestId('ask-yes').click();
  await expect(page.getByTestId('family-heading')).toHaveText('The others');

  const { roles, memberIds } = (await familyRef(circle).get()).data() as Members;
  const left = Object.entries(roles).filter(([uid]) => uid !== CAREGIVER.uid);
  await familyRef(circle).update({ roles: Object.fromEntries(left), memberIds: memberIds.filter((uid) => uid !== CAREGIVER.uid) });
  await expect(page.getByTestId('lost-copy')).toHaveText(/as soon as what you recorded elsewhere has been sent/);
  expect((await familyRef(other).get()).get('name')).toBe('Another family');

  await page.unroute(/Firestore\/Write\//);
  await expect(page.getByTestId('lost-copy')).toHaveText('Its data was erased from this device.');
  expect((await familyRef(other).get()).get('name')).toBe('The others');
  expect(await kept(page)).not.toContain('Secretamine');
  await nurses.close();
});

test('F1 F7 the last ADMIN stays; anybody else may leave, and be here unseen', async ({ browser }) => {
  const circle = await createCircle();
  const { ADMIN, VIEWER } = circle.members;
  const daughters = await familyPage(browser, ADMIN, PHONE);
  await expect(daughters.page.getByTestId('last-admin')).toBeVisible();
  await expect(daughters.page.getByTestId('leave-family')).toHaveCount(0);

  const brothers = await familyPage(browser, VIEWER, PHONE);
  await expect(brothers.page.getByTestId('invite')).toHaveCount(0);
  await expect(brothers.page.getByTestId('delete-family')).toHaveCount(0);
  const seen = daughters.family.member(VIEWER.uid).getByTestId('member-seen');
  await expect(seen).toContainText('Online now');
  await brothers.page.getByTestId('show-presence').getByRole('switch').click();
  await expect(seen).not.toContainText('Online now');
  await brothers.page.reload();
  await expect(brothers.page.getByTestId('show-presence').getByRole('switch')).not.toBeChecked();
  await expect(seen).not.toContainText('Online now');
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
  await page.goto('/recipients');
  await page.getByTestId('space-menu').click();
  await page.getByTestId('rename-space').click();
  await page.getByTestId('ask-text').fill('The Thompsons');
  await page.getByTestId('ask-yes').click();
  await page.getByTestId('space-members').click();
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
  for (const each of [circle, other]) {
    await join(each, person.uid, 'VIEWER');
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
