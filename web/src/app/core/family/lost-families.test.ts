import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Drafts } from '../editing/drafts';
import { OfflineCopy } from '../firebase/offline-copy';
import { Outbox } from '../outbox/outbox';
import { DeviceTrust } from '../session/device-trust';
import { Session } from '../session/session';
import { KEYS } from '../storage/keys';
import { FamilyContext } from './family-context';
import { LostFamilies } from './lost-families';
import { RESTART } from './restart';

const family = (id: string) => ({ id, name: `The ${id}s` });

/** The app of Claire, who is in families `a` and `b`; `send` lets the server take what waits. */
function app() {
  const confirmed = signal<readonly { id: string; name: string }[] | null>(null);
  let send: () => void = () => undefined;
  const sent = new Promise<void>((resolve) => (send = resolve));
  const erase = vi.fn(() => Promise.resolve());
  const removed = vi.fn((_: string) => Promise.resolve());
  const restart = vi.fn();
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({
    providers: [
      { provide: Session, useValue: { uid: signal('claire') } },
      { provide: FamilyContext, useValue: { confirmedFamilies: confirmed } },
      { provide: DeviceTrust, useValue: { memory: localStorage } },
      { provide: OfflineCopy, useValue: { allSent: () => sent, erase } },
      { provide: Outbox, useValue: { entries: signal([{ id: 'dose-a', familyId: 'a' }, { id: 'dose-b', familyId: 'b' }]), remove: removed } },
      { provide: Drafts, useValue: { load: () => Promise.resolve(), removeOf: () => Promise.resolve() } },
      { provide: RESTART, useValue: restart },
    ],
  });
  const lost = TestBed.inject(LostFamilies);
  const confirm = async (...ids: string[]) => {
    confirmed.set(ids.map(family));
    TestBed.tick();
    await vi.advanceTimersByTimeAsync(0);
  };
  return { lost, confirm, send, erase, removed, restart };
}

describe('LostFamilies', () => {
  beforeEach(() => {
    localStorage.clear();
    vi.useFakeTimers();
  });
  afterEach(() => vi.useRealTimers());

  it('erases the copy at once where nothing waits, and says why at the next start (SEC-05)', async () => {
    const { confirm, send, erase, removed, restart } = app();
    await confirm('a', 'b');
    send();
    await confirm('b');
    expect(removed.mock.calls).toEqual([['dose-a']]);
    expect(erase).toHaveBeenCalledOnce();
    expect(restart).toHaveBeenCalledOnce();
    const { lost } = app();
    expect(lost.notice()).toEqual([{ name: 'The as', how: 'LOST' }]);
    expect(lost.erased()).toBe(true);
    lost.dismiss();
    expect(localStorage.getItem(KEYS.lost)).toBeNull();
  });

  it('keeps the copy until what waits for other families is sent, and says so', async () => {
    const { lost, confirm, send, erase } = app();
    await confirm('a', 'b');
    await confirm('b');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(erase).not.toHaveBeenCalled();
    expect(localStorage.getItem(KEYS.wipe)).toBeNull();
    expect(lost.notice()).toHaveLength(1);
    expect(lost.erased()).toBe(false);
    send();
    await vi.advanceTimersByTimeAsync(0);
    expect(erase).toHaveBeenCalledOnce();
    expect(lost.erased()).toBe(true);
  });

  it('says that the copy is erased no sooner than it is (SEC-05)', async () => {
    const { lost, confirm, send, erase, restart } = app();
    erase.mockReturnValue(new Promise(() => undefined));
    await confirm('a', 'b');
    send();
    await confirm('b');
    expect(erase).toHaveBeenCalledOnce();
    expect(lost.erased()).toBe(false);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(restart).toHaveBeenCalledOnce();
    expect(localStorage.getItem(KEYS.wipe), 'the next start erases what resisted').not.toBeNull();
  });

  it('goes on waiting at the next start, when the loss itself is no news any more', async () => {
    const before = app();
    await before.confirm('a', 'b');
    await before.confirm('b');
    before.lost.dismiss();
    const { lost, confirm, send, erase } = app();
    expect(lost.erased()).toBe(false);
    await confirm('b');
    expect(erase).not.toHaveBeenCalled();
    send();
    await vi.advanceTimersByTimeAsync(0);
    expect(erase).toHaveBeenCalledOnce();
  });

  it('leaves everything in place where nothing was lost', async () => {
    const { confirm, send, erase } = app();
    send();
    await confirm('a', 'b');
    await confirm('a', 'b', 'c');
    expect(erase).not.toHaveBeenCalled();
  });
});
