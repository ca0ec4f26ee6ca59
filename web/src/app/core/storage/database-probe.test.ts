import { hideBrokenDatabase } from './database-probe';

describe('hideBrokenDatabase', () => {
  const healthy = indexedDB;
  afterEach(() => {
    vi.restoreAllMocks();
    Object.defineProperty(globalThis, 'indexedDB', { value: healthy, configurable: true, writable: true });
  });

  it('leaves a database in place that opens', async () => {
    expect(await hideBrokenDatabase()).toBe(true);
    expect(indexedDB).toBe(healthy);
  });

  it('hides a database that refuses (OFF-05)', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new Error('refused');
    });
    expect(await hideBrokenDatabase()).toBe(false);
    expect(globalThis.indexedDB).toBeUndefined();
  });

  it('hides a database that never answers (OFF-05)', async () => {
    vi.spyOn(indexedDB, 'open').mockReturnValue(new EventTarget() as IDBOpenDBRequest);
    expect(await hideBrokenDatabase(globalThis, 1)).toBe(false);
    expect(globalThis.indexedDB).toBeUndefined();
  });
});
