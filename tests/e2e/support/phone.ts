import { type Browser, type BrowserContext, type BrowserContextOptions, type Locator, type Page, expect } from '@playwright/test';
import type { Person } from '../../support/world';

export const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true };
/** A profile that installs the app, as everybody's does; the tests' usual ones do not. */
export const INSTALLED: BrowserContextOptions = { serviceWorkers: 'allow' };

/** One scheduled dose as a person sees it on Today. */
export class SlotCard {
  constructor(readonly root: Locator) {}

  async give(): Promise<void> {
    await this.root.getByTestId('give').click();
  }

  async undo(): Promise<void> {
    await this.root.getByTestId('undo').click();
  }

  /** "given by whom and when" */
  get record(): Locator {
    return this.root.getByTestId('record').first();
  }

  get pending(): Locator {
    return this.root.getByTestId('pending').first();
  }

  get supply(): Locator {
    return this.root.getByTestId('supply');
  }
}

/** One person's browser with the app open, in a profile of its own. */
export class Phone {
  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  static async open(browser: Browser, options: BrowserContextOptions = {}): Promise<Phone> {
    const context = await browser.newContext(options);
    return new Phone(context, await context.newPage());
  }

  static async signedIn(browser: Browser, person: Person, options: BrowserContextOptions = {}): Promise<Phone> {
    const phone = await Phone.open(browser, options);
    await phone.signIn(person);
    await expect(phone.page.getByTestId('today-date')).toBeVisible();
    return phone;
  }

  /** @param trusted the person says that the device is their own, so that it keeps an offline copy */
  async signIn(person: Person, path = '/login', trusted = true): Promise<void> {
    await this.page.goto(path);
    await this.page.getByTestId('email').fill(person.email);
    await this.page.getByTestId('password').fill(person.password);
    if (trusted) await this.page.getByTestId('trusted').click();
    await this.page.getByTestId('login').click();
  }

  /** Types a code into the six boxes, as a paste does. */
  async enterCode(code: string): Promise<void> {
    await this.page.getByTestId('digit-0').fill(code);
  }

  slot(medicationId: string, time: string): SlotCard {
    return new SlotCard(this.page.getByTestId(`slot-${medicationId}-${time}`));
  }

  /** Waits until the service worker controls the page, so that the next start works without a network. */
  async readyForOffline(): Promise<void> {
    await this.page.waitForFunction(async () => {
      const registration = await navigator.serviceWorker.ready;
      return registration.active?.state === 'activated' && navigator.serviceWorker.controller !== null;
    });
  }

  async goOffline(): Promise<void> {
    await this.context.setOffline(true);
  }

  async goOnline(): Promise<void> {
    await this.context.setOffline(false);
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}
