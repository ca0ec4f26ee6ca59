import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { launchChromium } from './browser/chromium';
import { Subject } from './fuzz/subject';

const RULES = `rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    match /notes/{id} {
      allow read: if request.auth.uid == resource.data.owner;
    }
  }
}
`;
const PROJECT = 'demo-fuzz';
const SIZES: BrowserContextOptions[] = [
  { viewport: { width: 1280, height: 860 }, colorScheme: 'light' },
  { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
];

jest.setTimeout(120_000);

let browser: Browser;
let engine: Subject;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'engine-window-'));
  writeFileSync(join(folder, 'firestore.rules'), RULES);
  [browser, engine] = await Promise.all([launchChromium(), Subject.start([], ['--rules', join(folder, 'firestore.rules')])]);
});

afterAll(async () => {
  await browser.close();
  await engine.stop();
  rmSync(folder, { recursive: true });
});

const documentsUrl = (): string => `${engine.url}/v1/projects/${PROJECT}/databases/(default)/documents`;

function tokenOf(uid: string): string {
  const part = (content: object): string => Buffer.from(JSON.stringify(content)).toString('base64url');
  return `${part({ alg: 'none' })}.${part({ sub: uid, user_id: uid })}.`;
}

const store = (path: string, fields: object): Promise<Response> =>
  fetch(`${documentsUrl()}/${path}`, { method: 'PATCH', headers: { authorization: 'Bearer owner' }, body: JSON.stringify({ fields }) });

const read = (path: string, token: string): Promise<Response> =>
  fetch(`${documentsUrl()}/${path}`, { headers: { authorization: `Bearer ${token}` } });

/** Readable for everybody, on whatever screen. */
async function expectReadable(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target).join(' ')}`)).toEqual([]);
  expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
}

test.each(SIZES)('the window browses and edits data, tells which line refused a request, and shows the coverage (%j)', async (options) => {
  const id = `n${options.viewport?.width}`;
  await store(`notes/${id}`, { owner: { stringValue: 'claire' }, text: { stringValue: '<b>tea</b>' } });
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())));

  await page.goto(`${engine.url}/emulator/ui/`);
  await expectReadable(page);
  await page.getByRole('link', { name: 'notes' }).click();
  await page.getByRole('link', { name: id }).click();
  await page.getByText('<b>tea</b>').waitFor();
  await expectReadable(page);
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByLabel('Value').nth(1).fill('coffee');
  await expectReadable(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('coffee').waitFor();
  expect(await (await read(`notes/${id}`, 'owner')).json()).toMatchObject({ fields: { text: { stringValue: 'coffee' } } });

  await page.getByRole('link', { name: 'Requests' }).click();
  await page.getByText('Live').waitFor();
  expect((await read(`notes/${id}`, tokenOf('eve'))).status).toBe(403);
  expect((await read(`notes/${id}`, tokenOf('claire'))).status).toBe(200);
  const denied = page.locator('.requests > li').filter({ hasText: 'eve' });
  await denied.getByText('Denied').first().waitFor();
  await denied.locator('summary').first().click();
  await expectReadable(page);
  await denied.getByRole('link', { name: '5:' }).click();
  await page.getByText('allow expressions both ways').waitFor();
  await expectReadable(page);

  await page.goto(`${engine.url}/emulator/ui/`);
  await page.getByRole('link', { name: 'notes' }).click();
  await page.getByRole('link', { name: id }).click();
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('link', { name: id }).first().waitFor();
  expect((await read(`notes/${id}`, 'owner')).status).toBe(200);
  expect(faults).toEqual([]);
  await context.close();
});

test('a page of another origin, and another name of this machine, get nothing of the window', async () => {
  const state = `${engine.url}/emulator/ui/state`;
  expect((await fetch(state)).status).toBe(200);
  for (const headers of [{ origin: 'http://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
    expect((await fetch(state, { headers })).status).toBe(403);
  }
});
