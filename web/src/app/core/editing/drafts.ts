import { computed, inject, Service, signal } from '@angular/core';
import { paths } from '@carecircle/domain';
import { DeviceStorage } from '../storage/device-storage';
import type { Draft } from './draft';

/**
 * Drafts of one person on this device. They survive a lost connection, a reload and a closed tab, and go at sign-out with the
 * rest of the app's database; where the device keeps nothing, they live as long as the page.
 */
@Service()
export class Drafts {
  private readonly storage = inject(DeviceStorage);
  private readonly all = signal<readonly Draft[]>([]);
  private loaded: { uid: string; done: Promise<void> } | undefined;

  /** Saved, but not yet confirmed by the server. */
  readonly sent = computed(() => this.all().filter(({ state }) => state === 'SENT'));

  /** Reads this person's drafts from the device, once. */
  load(uid: string): Promise<void> {
    if (this.loaded?.uid !== uid) this.loaded = { uid, done: this.read(uid) };
    return this.loaded.done;
  }

  find(key: string): Draft | null {
    return this.all().find((draft) => draft.key === key) ?? null;
  }

  async put(draft: Draft): Promise<void> {
    this.all.update((drafts) => [...drafts.filter(({ key }) => key !== draft.key), draft]);
    const database = await this.storage.open();
    await database?.put('drafts', draft);
  }

  async remove(key: string): Promise<void> {
    if (this.find(key) === null) return;
    this.all.update((drafts) => drafts.filter((draft) => draft.key !== key));
    const database = await this.storage.open();
    await database?.delete('drafts', key);
  }

  /** Removes what was typed about a family. */
  async removeOf(familyId: string): Promise<void> {
    const keys = this.all().map(({ key }) => key).filter((key) => key.startsWith(`${paths.family(familyId)}/`));
    await Promise.all(keys.map((key) => this.remove(key)));
  }

  private async read(uid: string): Promise<void> {
    const database = await this.storage.open();
    const kept = (await database?.getAll('drafts')) ?? [];
    const typed = this.all();
    const older = kept.filter((draft) => draft.uid === uid && !typed.some(({ key }) => key === draft.key));
    this.all.set([...older, ...typed]);
  }
}
