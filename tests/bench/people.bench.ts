import { chromium, type Page } from '@playwright/test';
import { Phone } from '../e2e/support/phone';
import { adminFirestore } from '../support/admin';
import { passwordSignIn, result } from '../support/auth';
import { invite } from '../support/invitations';
import { addMedication, createCircle, createPerson, type Circle } from '../support/world';
import type { Figure, Section } from './report';
import { median, percentile } from './statistics';

const FOUNDINGS = 9;
const ACCEPTANCES = 20;
const CHANGES = 20;

const figures = (what: string, samples: readonly number[]): Figure[] => [
  { name: `${what}, median of ${samples.length}`, value: `${Math.round(median(samples))} ms` },
  { name: `${what}, 95th percentile`, value: `${Math.round(percentile(samples, 0.95))} ms` },
];

/** What people wait for: a family of their own, joining one, and a new role to show on a page that is open. */
export async function people(): Promise<Section> {
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'],
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
  try {
    const options = { baseURL: process.env['APP_URL'], locale: 'en-US' };
    const circle = await createCircle();
    await addMedication(circle);
    const founder = await Phone.signedIn(browser, circle.members.ADMIN, options);
    const founding = await foundFamilies(founder.page);
    const accepting = await acceptInvitations();
    const other = await createCircle();
    await addMedication(other);
    const brother = await Phone.signedIn(browser, other.members.VIEWER, options);
    const following = await changeRoles(brother.page, other);
    return {
      title: 'Families and their people',
      figures: [
        ...figures('founding a family, until it is on the page', founding),
        ...figures('accepting an invitation, the call alone', accepting),
        ...figures('a new role, until the other’s open page follows', following),
      ],
    };
  } finally {
    await browser.close();
  }
}

async function foundFamilies(page: Page): Promise<number[]> {
  const samples: number[] = [];
  for (let index = 1; index <= FOUNDINGS; index++) {
    await page.goto('/family');
    await page.getByTestId('switch-family').click();
    await page.getByTestId('new-family').click();
    await page.getByTestId('ask-text').fill(`Family ${index}`);
    const begun = performance.now();
    await page.getByTestId('ask-yes').click();
    await page.getByTestId('family-heading').getByText(`Family ${index}`, { exact: true }).waitFor();
    samples.push(performance.now() - begun);
  }
  return samples;
}

async function acceptInvitations(): Promise<number[]> {
  const circle = await createCircle();
  const samples: number[] = [];
  for (let index = 0; index < ACCEPTANCES; index++) {
    const guest = await createPerson('Jane Doe');
    const { secret } = await invite(circle, guest);
    const { idToken } = await passwordSignIn(guest.email, guest.password);
    const begun = performance.now();
    await result('acceptInvitation', { secret }, idToken);
    samples.push(performance.now() - begun);
  }
  return samples;
}

/** The ADMIN's writes go past the browser, so that only the other's page is timed; it shows the role in its header. */
async function changeRoles(page: Page, { familyId, members }: Circle): Promise<number[]> {
  const samples: number[] = [];
  const names = { CAREGIVER: 'Caregiver', VIEWER: 'Viewer' };
  for (let index = 0; index < CHANGES; index++) {
    const role = index % 2 === 0 ? 'CAREGIVER' : 'VIEWER';
    const begun = performance.now();
    await adminFirestore()
      .doc(`families/${familyId}`)
      .update({ [`roles.${members.VIEWER.uid}`]: role, updatedAt: new Date(), updatedBy: members.ADMIN.uid });
    await page.getByTestId('role').getByText(names[role], { exact: true }).waitFor();
    samples.push(performance.now() - begun);
  }
  return samples;
}
