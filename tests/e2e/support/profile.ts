import { type Page, expect } from '@playwright/test';
import { adminFirestore } from '../../support/admin';
import type { Circle } from '../../support/world';

/** The medical profile as a person meets it. */
export class ProfilePages {
  constructor(
    readonly page: Page,
    readonly circle: Circle,
  ) {}

  async open(): Promise<void> {
    await this.page.goto(`/recipients/${this.circle.recipientId}`);
    await expect(this.page.getByTestId('profile-name')).toBeVisible();
  }

  async edit(): Promise<void> {
    await this.page.goto(`/recipients/${this.circle.recipientId}/edit`);
    await expect(this.page.getByTestId('save-recipient')).toBeVisible();
  }

  async save(): Promise<void> {
    await this.page.getByTestId('save-recipient').click();
    await expect(this.page.getByTestId('profile-name')).toBeVisible();
  }

  async addAllergy(place: number, substance: string): Promise<void> {
    await this.page.getByTestId('add-allergy').click();
    await this.page.getByTestId(`substance-${place}`).fill(substance);
  }

  async addCondition(condition: string): Promise<void> {
    await this.page.getByTestId('profile-condition').fill(condition);
    await this.page.getByTestId('profile-condition').press('Enter');
    await expect(this.page.getByTestId(`chip-${condition}`)).toBeVisible();
  }

  /** What the server holds of the person. */
  async stored(recipientId = this.circle.recipientId): Promise<Record<string, unknown>> {
    const snapshot = await adminFirestore().doc(`families/${this.circle.familyId}/recipients/${recipientId}`).get();
    return snapshot.data() ?? {};
  }
}

/** A picture as cameras take them: a JPEG that tells where it was taken. */
export async function cameraPicture(page: Page): Promise<Buffer> {
  const address = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 1200;
    canvas.height = 900;
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('no canvas');
    pen.fillStyle = '#4a7';
    pen.fillRect(0, 0, 1200, 900);
    return canvas.toDataURL('image/jpeg');
  });
  const plain = Buffer.from(address.split(',')[1] ?? '', 'base64');
  const place = Buffer.from('Exif\0\0GPS 48.8566 N 2.3522 E', 'latin1');
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, place.length + 2]), place]);
  return Buffer.concat([plain.subarray(0, 2), segment, plain.subarray(2)]);
}
