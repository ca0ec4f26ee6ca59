import { isOpen, paths, type Family, type Invitation, type Role } from '@carecircle/domain';
import type { MailDelivery } from '../notifications/delivery';
import { callerOf, FakeInvitations } from '../testing/fake-invitations';
import { thrice } from '../testing/fake-documents';
import { acceptInvitation, declineInvitation, lookUpInvitation } from './answer-invitation';
import { invitationLink } from './invitation-link';
import { idForAddress } from './invitation-store';
import { hashOf } from './secret';
import { inviteByCode, inviteByEmail, resendInvitation } from './send-invitation';

const DAY_MS = 86_400_000;
const claire = callerOf('claire');
const jane = callerOf('jane');
const stranger = { origin: '192.0.2.9', person: null };
const ID = idForAddress('jane@example.com');
const input = { familyId: 'f1', email: 'jane@example.com', role: 'CAREGIVER' as Role, message: 'Please help' };

const rejected = (reason: string) => expect.objectContaining({ details: expect.objectContaining({ reason }) as unknown });
const invitation = (world: FakeInvitations) => world.get<Invitation>(paths.invitation('f1', ID));
const roles = (world: FakeInvitations) => world.get<Family>(paths.family('f1')).roles;

/** The secret in the link of the mail that was sent last. */
async function mailedSecret(world: FakeInvitations): Promise<string> {
  const { mail } = world.get<MailDelivery>(paths.delivery(world.queued.at(-1) ?? ''));
  const enclosure = await invitationLink(mail, {
    appUrl: 'https://care.example',
    find: (path) => Promise.resolve(world.stored[path]),
    put: (path, data) => Promise.resolve(void (world.stored[path] = { ...data } as Record<string, unknown>)),
    now: world.now,
  });
  return /^https:\/\/care\.example\/accept-invite#([\w-]{43})$/.exec(enclosure?.link ?? '')?.[1] ?? '';
}

async function invited(): Promise<{ world: FakeInvitations; secret: string }> {
  const world = new FakeInvitations();
  await inviteByEmail(input, claire, world);
  return { world, secret: await mailedSecret(world) };
}

describe('inviting by e-mail', () => {
  test('mails the inviter, the family, the role and the message (F4)', async () => {
    const { world } = await invited();
    const { mail } = world.get<MailDelivery>(paths.delivery(world.queued[0] ?? ''));
    expect(mail).toMatchObject({
      to: 'jane@example.com',
      params: { inviterName: 'Claire', familyName: 'Demo Family', role: 'CAREGIVER', message: 'Please help', expires: '30 novembre 2026' },
    });
  });

  test('SEC-19: the secret is 32 bytes, stored as a hash only, and neither in the invitation nor in the mail’s delivery', async () => {
    const { world, secret } = await invited();
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    expect(world.stored[paths.invitationSecret(hashOf(secret))]).toMatchObject({ familyId: 'f1', invitationId: ID, round: 1 });
    expect(JSON.stringify(world.stored)).not.toContain(secret);
  });

  test('is for ADMINs', async () => {
    const world = new FakeInvitations();
    for (const uid of ['daniel', 'jane']) await expect(inviteByEmail(input, callerOf(uid), world)).rejects.toEqual(rejected('NOT_ALLOWED'));
    await expect(inviteByEmail({ ...input, familyId: 'none' }, claire, world)).rejects.toEqual(rejected('NOT_ALLOWED'));
  });

  test('is refused for a member, and while an invitation is open', async () => {
    const { world } = await invited();
    await expect(inviteByEmail({ ...input, email: 'daniel@example.com' }, claire, world)).rejects.toEqual(rejected('ALREADY_MEMBER'));
    await expect(inviteByEmail(input, claire, world)).rejects.toEqual(rejected('ALREADY_INVITED'));
  });

  test('an expired invitation is replaced and its link is void (F3)', async () => {
    const { world, secret } = await invited();
    world.nowMs += 7 * DAY_MS;
    await inviteByEmail({ ...input, role: 'VIEWER' }, claire, world);
    expect(invitation(world)).toMatchObject({ status: 'PENDING', role: 'VIEWER', round: 2 });
    await expect(acceptInvitation({ secret }, jane, world)).rejects.toEqual(rejected('INVITATION_CLOSED'));
    await acceptInvitation({ secret: await mailedSecret(world) }, jane, world);
    expect(roles(world)).toHaveProperty('jane', 'VIEWER');
  });

  test('SEC-19: a family sends ten a day', async () => {
    const world = new FakeInvitations();
    const invite = (index: number) => inviteByEmail({ ...input, email: `p${index}@example.com` }, claire, world);
    for (let index = 0; index < 10; index++) await invite(index);
    await expect(invite(10)).rejects.toEqual(rejected('TOO_MANY_ATTEMPTS'));
    world.nowMs += DAY_MS;
    await invite(10);
  });
});

describe('sending again', () => {
  test('gives a fresh week and a fresh link, and voids the old one', async () => {
    const { world, secret } = await invited();
    world.nowMs += 6 * DAY_MS;
    await resendInvitation({ familyId: 'f1', invitationId: ID }, claire, world);
    expect(invitation(world).expiresAt.toMillis()).toBe(world.nowMs + 7 * DAY_MS);
    await expect(lookUpInvitation({ secret }, stranger, world)).rejects.toEqual(rejected('INVITATION_CLOSED'));
    await acceptInvitation({ secret: await mailedSecret(world) }, jane, world);
  });

  test('is throttled, and refused once answered', async () => {
    const { world, secret } = await invited();
    const again = () => resendInvitation({ familyId: 'f1', invitationId: ID }, claire, world);
    await again();
    await expect(again()).rejects.toEqual(rejected('TOO_MANY_ATTEMPTS'));
    await declineInvitation({ secret: await mailedSecret(world) }, stranger, world);
    world.nowMs += DAY_MS;
    await expect(again()).rejects.toEqual(rejected('INVITATION_CLOSED'));
    await expect(acceptInvitation({ secret }, jane, world)).rejects.toEqual(rejected('INVITATION_CLOSED'));
  });

  test('a mail that is late for its round encloses nothing', async () => {
    const { world } = await invited();
    const late = world.get<MailDelivery>(paths.delivery(world.queued[0] ?? '')).mail;
    await resendInvitation({ familyId: 'f1', invitationId: ID }, claire, world);
    const ports = { appUrl: '', find: (path: string) => Promise.resolve(world.stored[path]), put: () => Promise.resolve(), now: world.now };
    expect(await invitationLink(late, ports)).toBeNull();
  });
});

describe('accepting', () => {
  test('OPS-04: makes a member once, however often it is tried (F13)', async () => {
    const { world, secret } = await invited();
    await thrice(async () => expect(await acceptInvitation({ secret }, jane, world)).toEqual({ familyId: 'f1' }));
    expect(roles(world)).toEqual({ claire: 'ADMIN', daniel: 'VIEWER', jane: 'CAREGIVER' });
    expect(world.get<Family>(paths.family('f1')).memberIds).toEqual(['claire', 'daniel', 'jane']);
    expect(world.stored[paths.member('f1', 'jane')]).toMatchObject({ displayName: 'Jane Doe', email: 'jane@example.com' });
    expect(invitation(world)).toMatchObject({ status: 'ACCEPTED', acceptedBy: 'jane' });
  });

  test('is for the owner of the address only, even with the link', async () => {
    const { world, secret } = await invited();
    await expect(acceptInvitation({ secret }, callerOf('mallory'), world)).rejects.toEqual(rejected('WRONG_ADDRESS'));
    expect(roles(world)).not.toHaveProperty('mallory');
  });

  test('works without the link for the owner of the address, and for nobody else: they do not even learn of it', async () => {
    const { world } = await invited();
    const key = { familyId: 'f1', invitationId: ID };
    for (const person of [null, callerOf('mallory'), callerOf('jane', { isEmailVerified: false })]) {
      await expect(lookUpInvitation(key, { origin: 'x', person }, world)).rejects.toEqual(rejected('NOT_FOUND'));
    }
    await expect(acceptInvitation(key, callerOf('mallory'), world)).rejects.toEqual(rejected('NOT_FOUND'));
    await acceptInvitation(key, jane, world);
    expect(roles(world)).toHaveProperty('jane');
  });

  test('leaves a member what they are', async () => {
    const { world, secret } = await invited();
    world.stored[paths.family('f1')] = { ...world.stored[paths.family('f1')], roles: { claire: 'ADMIN', jane: 'VIEWER' }, memberIds: ['claire', 'jane'] };
    await acceptInvitation({ secret }, jane, world);
    expect(roles(world)).toHaveProperty('jane', 'VIEWER');
    expect(invitation(world).status).toBe('ACCEPTED');
  });

  test('lets nobody into a suspended family', async () => {
    const { world, secret } = await invited();
    world.stored[paths.family('f1')] = { ...world.stored[paths.family('f1')], state: 'SUSPENDED' };
    await expect(acceptInvitation({ secret }, jane, world)).rejects.toEqual(rejected('NOT_FOUND'));
  });

  test('does not let a removed person back in', async () => {
    const { world, secret } = await invited();
    await acceptInvitation({ secret }, jane, world);
    world.stored[paths.family('f1')] = { ...world.stored[paths.family('f1')], roles: { claire: 'ADMIN' }, memberIds: ['claire'] };
    await expect(acceptInvitation({ secret }, jane, world)).rejects.toEqual(rejected('INVITATION_CLOSED'));
  });

  test('is refused when it is too late, when the family is full or gone, and when the person has too many', async () => {
    const { world, secret } = await invited();
    const family = world.stored[paths.family('f1')];
    const attempt = () => acceptInvitation({ secret }, jane, world);
    world.stored[paths.family('f1')] = { ...family, memberIds: Array.from({ length: 50 }, (_, index) => `m${index}`) };
    await expect(attempt()).rejects.toEqual(rejected('FAMILY_FULL'));
    world.stored[paths.family('f1')] = { ...family, deletedAt: new Date() };
    await expect(attempt()).rejects.toEqual(rejected('NOT_FOUND'));
    world.stored[paths.family('f1')] = family ?? {};
    world.families = 30;
    await expect(attempt()).rejects.toEqual(rejected('TOO_MANY_FAMILIES'));
    world.families = 0;
    world.nowMs += 7 * DAY_MS;
    await expect(attempt()).rejects.toEqual(rejected('INVITATION_EXPIRED'));
  });
});

describe('looking and declining', () => {
  test('the link shows what it is about, and nothing any more once it is closed', async () => {
    const { world, secret } = await invited();
    expect(await lookUpInvitation({ secret }, stranger, world)).toMatchObject({
      state: 'OPEN',
      familyName: 'Demo Family',
      inviterName: 'Claire',
      role: 'CAREGIVER',
      email: 'jane@example.com',
    });
    await declineInvitation({ secret }, stranger, world);
    expect(invitation(world).status).toBe('DECLINED');
    expect(await lookUpInvitation({ secret }, stranger, world)).toMatchObject({ state: 'DECLINED', familyName: '', email: '' });
    await expect(acceptInvitation({ secret }, jane, world)).rejects.toEqual(rejected('INVITATION_CLOSED'));
  });

  test('nobody declines by the name of an invitation alone (F6)', async () => {
    const { world } = await invited();
    await expect(declineInvitation({ familyId: 'f1', invitationId: ID }, stranger, world)).rejects.toEqual(rejected('NOT_FOUND'));
    expect(isOpen(invitation(world), world.nowMs)).toBe(true);
  });

  test('guessing is throttled by origin; right links cost nothing', async () => {
    const { world, secret } = await invited();
    for (let time = 0; time < 40; time++) await lookUpInvitation({ secret }, stranger, world);
    const guess = (origin: string) => lookUpInvitation({ secret: 'x'.repeat(43) }, { origin, person: null }, world);
    for (let time = 0; time < 20; time++) await expect(guess('192.0.2.66')).rejects.toEqual(rejected('NOT_FOUND'));
    await expect(guess('192.0.2.66')).rejects.toEqual(rejected('TOO_MANY_ATTEMPTS'));
    await expect(guess('192.0.2.67')).rejects.toEqual(rejected('NOT_FOUND'));
  });
});

describe('a code', () => {
  const made = async () => {
    const world = new FakeInvitations();
    return { world, ...(await inviteByCode({ familyId: 'f1', label: 'Aunt Rose', role: 'VIEWER' }, claire, world)) };
  };

  test('SEC-19: admits whoever types it first, once, and is stored as a hash only', async () => {
    const { world, code } = await made();
    expect(JSON.stringify(world.stored)).not.toContain(code);
    await acceptInvitation({ secret: code.toLowerCase() }, jane, world);
    expect(roles(world)).toHaveProperty('jane', 'VIEWER');
    await expect(acceptInvitation({ secret: code }, callerOf('mallory'), world)).rejects.toEqual(rejected('INVITATION_CLOSED'));
  });

  test('SEC-19: lives a day', async () => {
    const { world, code } = await made();
    world.nowMs += DAY_MS;
    await expect(acceptInvitation({ secret: code }, jane, world)).rejects.toEqual(rejected('INVITATION_EXPIRED'));
  });

  test('stays good when a member tries it', async () => {
    const { world, code } = await made();
    await acceptInvitation({ secret: code }, callerOf('daniel'), world);
    await acceptInvitation({ secret: code }, jane, world);
    expect(roles(world)).toHaveProperty('jane');
  });
});
