import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { Phone, PHONE } from '../e2e/support/phone';
import { addMedication, createCircle } from '../support/world';
import { countingProxy } from './counting-proxy';
import type { Section } from './report';

const MOST_READS = 10;
const MEDICINES = 5;
/** Listeners open one after the other; what comes later than this belongs to no opening. */
const SETTLED_MS = 6_000;

/** What opening the app reads from the database, the first time on a device and again with its copy there. */
export async function appOpening(): Promise<Section> {
  const circle = await createCircle();
  for (let index = 0; index < MEDICINES; index++) await addMedication(circle, { name: `Medicine ${index}` });
  const proxy = await countingProxy(process.env['FIRESTORE_EMULATOR_HOST'] ?? '');
  const browser = await chromium.launch({ executablePath: process.env['CHROMIUM_PATH'], args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const options = { ...PHONE, baseURL: process.env['APP_URL'], bypassCSP: true, serviceWorkers: 'block' as const };
    const phone = await Phone.open(browser, options);
    await phone.context.route('**/assets/config.json', async (route) => {
      const answer = await route.fetch();
      const config = (await answer.json()) as { emulators: Record<string, unknown> };
      await route.fulfill({ json: { ...config, emulators: { ...config.emulators, firestore: proxy.port } } });
    });
    await phone.signIn(circle.members.CAREGIVER);
    await phone.page.getByTestId('today-date').waitFor();
    await sleep(SETTLED_MS);
    const cold = proxy.count();
    await phone.page.goto('about:blank');
    await sleep(1_000);
    proxy.reset();
    await phone.page.goto('/today');
    await phone.page.getByTestId('today-date').waitFor();
    await sleep(SETTLED_MS);
    const warm = proxy.count();
    return {
      title: 'What opening the app reads (Today, with five medicines)',
      figures: [
        { name: 'documents, first opening on a device', value: String(cold.documents) },
        { name: 'documents, with the device’s copy', value: String(warm.documents), target: `≤ ${MOST_READS}`, holds: warm.documents <= MOST_READS },
        { name: 'listeners, with the device’s copy', value: String(warm.listeners) },
        { name: 'of these, listeners for which rules look up the family', value: String(warm.belowFamilies) },
      ],
    };
  } finally {
    await browser.close();
    proxy.close();
  }
}
