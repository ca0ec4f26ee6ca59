import type { SendResult } from '../adapters/send-result';
import { FakeDelivery } from '../testing/fake-deliveries';
import { reader } from '../testing/fake-fanouts';
import { thrice } from '../testing/fake-documents';
import { deliver } from './deliver';
import { DELIVERY_WINDOW_MS } from './urgency';

const later = (code = 'X_503'): SendResult => ({ kind: 'RETRY', code });
const refused: SendResult = { kind: 'REJECTED', code: 'X_400' };

/** Runs attempts, each as soon as the delivery is due, until it is settled. */
async function runToTheEnd(world: FakeDelivery): Promise<void> {
  while (world.delivery.dueAt !== null) {
    world.nowMs = Math.max(world.nowMs, world.delivery.dueAt.getTime());
    await deliver('d1', world);
  }
}

test.each(['push', 'email', 'sms'] as const)('REM-01: a %s whose task comes three times is sent once', async (channel) => {
  const world = new FakeDelivery(channel);
  world.person = reader({ preferences: { ...reader().preferences, channels: { push: true, email: true, sms: true } } });
  await thrice(() => deliver('d1', world));
  expect(world.sent[channel]).toHaveLength(1);
  expect(world.delivery).toMatchObject({ state: 'SENT', attempts: 1, dueAt: null });
});

test('no number gets more than twenty texts a day, whoever gave it as their own', async () => {
  const texts = { preferences: { ...reader().preferences, channels: { push: true, email: true, sms: true } } };
  const worlds = Array.from({ length: 21 }, () => new FakeDelivery('sms'));
  const [{ throttle } = new FakeDelivery('sms')] = worlds;
  for (const world of worlds) {
    world.person = reader(texts);
    await deliver('d1', Object.assign(world, { throttle }));
  }
  expect(worlds.flatMap(({ sent }) => sent.sms)).toHaveLength(20);
  expect(worlds.at(-1)?.delivery).toMatchObject({ state: 'SKIPPED', code: 'TOO_MANY' });
});

test('a delivery that another worker holds is left alone', async () => {
  const world = new FakeDelivery('email');
  const slow = world.claimDelivery();
  await deliver('d1', world);
  expect(world.sent.email).toEqual([]);
  expect(await slow).toBeDefined();
});

test('REM-13: a failure that may pass is tried again after a growing wait, by a task of its own each time', async () => {
  const world = new FakeDelivery('email');
  world.answers.email.push(later(), later());
  await runToTheEnd(world);
  expect(world.queued.map(({ occasion }) => occasion)).toEqual(['retry-1', 'retry-2']);
  const [first, second] = world.queued.map(({ at }) => at.getTime());
  expect([first, second]).toEqual([world.delivery.createdAt.getTime() + 10_000, world.delivery.createdAt.getTime() + 30_000]);
  expect(world.delivery).toMatchObject({ state: 'SENT', attempts: 3 });
});

test('a task that comes before the retry is due sends nothing', async () => {
  const world = new FakeDelivery('email');
  world.answers.email.push(later());
  await deliver('d1', world);
  await deliver('d1', world);
  expect(world.sent.email).toHaveLength(1);
  expect(world.delivery.state).toBe('PENDING');
});

test('REM-13: a wait that the provider asks for is kept', async () => {
  const world = new FakeDelivery('email');
  world.answers.email.push({ kind: 'RETRY', code: 'X_429', retryAfterMs: 90_000 });
  await deliver('d1', world);
  expect(world.delivery.dueAt?.getTime()).toBe(world.nowMs + 90_000);
});

test('after the last attempt a delivery becomes a dead letter', async () => {
  const world = new FakeDelivery('email');
  world.answers.email.push(...Array.from({ length: 9 }, () => later()));
  await runToTheEnd(world);
  expect(world.sent.email).toHaveLength(5);
  expect(world.buried).toEqual(['X_503']);
  expect(world.reports.at(-1)).toBe('failed X_503');
});

test('REM-13: what is refused is never tried again', async () => {
  const world = new FakeDelivery('email');
  world.answers.email.push(refused);
  await runToTheEnd(world);
  expect(world.sent.email).toHaveLength(1);
  expect(world.buried).toEqual(['X_400']);
});

test('REM-12: a delivery whose window has closed is not sent any more', async () => {
  const world = new FakeDelivery('email');
  world.nowMs += DELIVERY_WINDOW_MS;
  await deliver('d1', world);
  expect(world.sent.email).toEqual([]);
  expect(world.buried).toEqual(['EXPIRED']);
});

test('REM-13: a retry that would come after the window is given up at once', async () => {
  const world = new FakeDelivery('email');
  world.answers.email.push({ kind: 'RETRY', code: 'X_429', retryAfterMs: DELIVERY_WINDOW_MS });
  await deliver('d1', world);
  expect(world.buried).toEqual(['X_429']);
});

test.each([
  ['NO_PROFILE', undefined],
  ['SWITCHED_OFF', reader({ preferences: { ...reader().preferences, channels: { push: true, email: false, sms: false } } })],
  ['NO_ADDRESS', reader({ email: '' })],
])('a delivery is skipped, not failed, for %s', async (code, person) => {
  const world = new FakeDelivery('email');
  world.person = person;
  await deliver('d1', world);
  expect(world.delivery).toMatchObject({ state: 'SKIPPED', code });
  expect(world.buried).toEqual([]);
});

describe('push', () => {
  const two = [
    { id: 'phone', token: 'T1' },
    { id: 'tablet', token: 'T2' },
  ];

  test('REM-01: a retry reaches only the devices that do not have the push yet', async () => {
    const world = new FakeDelivery('push');
    world.deviceList = two;
    world.answers.push['T2'] = [later()];
    await runToTheEnd(world);
    expect(world.sent.push.map(({ token }) => token)).toEqual(['T1', 'T2', 'T2']);
    expect(world.delivery.state).toBe('SENT');
  });

  test('REM-05: a device that is gone is forgotten, and the others get the push', async () => {
    const world = new FakeDelivery('push');
    world.deviceList = two;
    world.answers.push['T1'] = [{ kind: 'GONE', code: 'UNREGISTERED' }];
    await deliver('d1', world);
    expect(world.deviceList).toEqual([{ id: 'tablet', token: 'T2' }]);
    expect(world.reports).toEqual(['forgot phone', 'delivered']);
  });

  test('REM-05: a refused push keeps its device and fails when no other was reached', async () => {
    const world = new FakeDelivery('push');
    world.answers.push['T1'] = [refused];
    await deliver('d1', world);
    expect(world.deviceList).toHaveLength(1);
    expect(world.buried).toEqual(['X_400']);
  });

  test('a person without devices is skipped', async () => {
    const world = new FakeDelivery('push');
    world.deviceList = [];
    await deliver('d1', world);
    expect(world.delivery).toMatchObject({ state: 'SKIPPED', code: 'NO_DEVICE' });
  });

  test('a push that reached some devices and never the others is sent, not a dead letter', async () => {
    const world = new FakeDelivery('push');
    world.deviceList = two;
    world.answers.push['T2'] = Array.from({ length: 9 }, () => later());
    await runToTheEnd(world);
    expect(world.delivery).toMatchObject({ state: 'SENT', code: 'X_503', attempts: 5 });
    expect(world.buried).toEqual([]);
  });

  test('REM-06: a push names no medicine and no person unless its reader asked for it', async () => {
    const world = new FakeDelivery('push');
    await deliver('d1', world);
    expect(JSON.stringify(world.sent.push)).not.toMatch(/Donepezil|Mom/);
    expect(world.sent.push[0]?.data).toMatchObject({ type: 'REFILL_NEEDED', tag: 'refill_m1', notificationId: 'n1' });

    const open = new FakeDelivery('push');
    open.person = reader({ preferences: { ...reader().preferences, discreet: false } });
    await deliver('d1', open);
    expect(open.sent.push[0]?.data['title']).toContain('Donepezil');
  });
});

test('I18-02: each message speaks the language of its reader', async () => {
  const world = new FakeDelivery('email');
  world.person = reader({ locale: 'fr' });
  await deliver('d1', world);
  expect(world.sent.email[0]?.subject).toContain('stock');
  expect(world.sent.email[0]?.text).toContain('Ouvrir CareCircle: https://care.example/medications?family=f1&recipient=r1');
});
