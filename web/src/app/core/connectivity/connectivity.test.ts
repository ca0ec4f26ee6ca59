import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Clock } from '../clock/clock';
import { Connectivity } from './connectivity';

function world() {
  const now = signal(1_000_000);
  TestBed.configureTestingModule({ providers: [{ provide: Clock, useValue: { now, read: () => now() } }] });
  return { now, connectivity: TestBed.inject(Connectivity) };
}

describe('Connectivity', () => {
  beforeEach(() => localStorage.clear());

  it('remembers when the server last confirmed what is shown', () => {
    const { connectivity } = world();
    connectivity.report(false);
    expect(connectivity.lastSync()).toBe(1_000_000);
    expect(connectivity.offline()).toBe(false);
  });

  it('counts a silent server as offline after a while, not at once', () => {
    const { connectivity, now } = world();
    connectivity.report(true);
    expect(connectivity.offline()).toBe(false);
    now.update((ms) => ms + 9_000);
    expect(connectivity.offline()).toBe(true);
  });

  it('is back as soon as the server answers', () => {
    const { connectivity, now } = world();
    connectivity.report(true);
    now.update((ms) => ms + 9_000);
    connectivity.report(false);
    expect(connectivity.offline()).toBe(false);
  });

  it('follows the network of the device', () => {
    const { connectivity } = world();
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    dispatchEvent(new Event('offline'));
    expect(connectivity.offline()).toBe(true);
    vi.restoreAllMocks();
  });
});
