import { deliver } from '../notifications/deliver';
import { FakeDelivery } from '../testing/fake-deliveries';
import { thrice } from '../testing/fake-documents';
import type { Mail } from './mail';

const mail: Mail = {
  template: 'FAMILY_INVITATION',
  to: 'jane@example.com',
  locale: 'en',
  params: { inviterName: 'Claire', familyName: 'Demo Family', role: 'VIEWER', message: 'Hi', expires: '1 December' },
  about: { familyId: 'f1', invitationId: 'i1' },
};
const link = (token: string) => ({ link: `https://care.example/accept-invite#${token}` });

test('OPS-04: a mail whose task comes three times is sent once, to its address, with its link', async () => {
  const world = new FakeDelivery(mail);
  world.enclosures = [link('AAA')];
  await thrice(() => deliver('d1', world));
  expect(world.sent.email).toHaveLength(1);
  expect(world.sent.email[0]).toMatchObject({ to: 'jane@example.com', subject: 'Claire invites you to Demo Family', reference: 'd1' });
  expect(world.sent.email[0]?.text).toContain('https://care.example/accept-invite#AAA');
});

test('each attempt has a secret of its own, and the stored delivery has none', async () => {
  const world = new FakeDelivery(mail);
  world.enclosures = [link('AAA'), link('BBB')];
  world.answers.email.push({ kind: 'RETRY', code: 'X_503' });
  await deliver('d1', world);
  world.nowMs = world.delivery.dueAt?.getTime() ?? 0;
  await deliver('d1', world);
  expect(world.sent.email.map(({ text }) => /#([AB]+)/.exec(text)?.[1])).toEqual(['AAA', 'BBB']);
  expect(JSON.stringify(world.delivery)).not.toMatch(/AAA|BBB/);
});

test('a mail that is not wanted any more is skipped, not failed', async () => {
  const world = new FakeDelivery(mail);
  await deliver('d1', world);
  expect(world.delivery).toMatchObject({ state: 'SKIPPED', code: 'NOT_WANTED' });
  expect(world.sent.email).toEqual([]);
});
