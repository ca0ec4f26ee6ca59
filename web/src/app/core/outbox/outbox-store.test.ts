import { TestBed } from '@angular/core/testing';
import { recordEntry } from '../../../testing/builders';
import { DeviceStorage } from '../storage/device-storage';
import { KEYS } from '../storage/keys';
import { OutboxStore } from './outbox-store';

describe('OutboxStore', () => {
  beforeEach(() => localStorage.setItem(KEYS.trusted, 'yes'));

  it('keeps nothing on a device that is not the person’s own (SEC-14)', async () => {
    localStorage.removeItem(KEYS.trusted);
    const open = vi.spyOn(indexedDB, 'open');
    const store = TestBed.inject(OutboxStore);
    await store.put(recordEntry());
    expect(await store.all()).toEqual([]);
    expect(open).not.toHaveBeenCalled();
    expect(TestBed.inject(DeviceStorage).usable()).toBe(true);
    open.mockRestore();
  });

  it('keeps entries on the device until they are removed', async () => {
    const store = TestBed.inject(OutboxStore);
    await store.put(recordEntry());
    await store.put(recordEntry({ attempts: 1 }));
    expect(await store.all()).toEqual([recordEntry({ attempts: 1 })]);
    await store.remove('my-tap');
    expect(await store.all()).toEqual([]);
  });

  it('works without keeping where the device has no database, and says so (OFF-05)', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new Error('no database here');
    });
    const store = TestBed.inject(OutboxStore);
    await store.put(recordEntry());
    expect(await store.all()).toEqual([]);
    expect(TestBed.inject(DeviceStorage).usable()).toBe(false);
    vi.restoreAllMocks();
  });
});
