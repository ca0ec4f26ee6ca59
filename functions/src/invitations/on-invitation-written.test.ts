import type { Fanout } from '../notifications/fanout';
import { at, change } from '../testing/builders';
import { careWorld } from '../testing/care-world';
import { thrice } from '../testing/fake-documents';
import { onInvitationWritten } from './on-invitation-written';

const invitation = (changes: object = {}) => ({
  kind: 'EMAIL',
  email: 'jane@example.com',
  label: '',
  role: 'VIEWER',
  message: '',
  status: 'PENDING',
  round: 1,
  sentAt: at(0),
  sentBy: 'claire',
  expiresAt: at(10_000),
  acceptedBy: null,
  createdAt: at(0),
  createdBy: 'claire',
  updatedAt: at(0),
  updatedBy: 'claire',
  deletedAt: null,
  deletedBy: null,
  ...changes,
});

async function written(before: object | undefined, after: object, account: string | null = 'jane') {
  const world = careWorld({ 'families/f1': { name: 'Demo Family' } });
  const event = change('families/f1/invitations/i1', before && invitation(before), invitation(after));
  const ports = { ...world.ports, accountOf: () => Promise.resolve(account ?? undefined) };
  await thrice(() => onInvitationWritten({ ...event, params: { familyId: 'f1', invitationId: 'i1' } }, ports));
  return world.documents;
}

const told = async (...event: Parameters<typeof written>) => (await written(...event)).in('fanouts') as Fanout[];

test('OPS-04: an invited person with an account finds the invitation in their bell, once a round', async () => {
  const [fanout, ...more] = await told(undefined, {});
  expect(more).toEqual([]);
  expect(fanout).toMatchObject({
    type: 'FAMILY_INVITE',
    audience: { of: 'PEOPLE', uids: ['jane'] },
    params: { actorName: 'Claire', familyName: 'Demo Family', role: 'VIEWER' },
    link: '/accept-invite?family=f1&invitation=i1',
  });
  expect(await told({}, { round: 2 })).toHaveLength(1);
});

test('nobody is told without an account, of a code, of an answer, or of what is over', async () => {
  expect(await told(undefined, {}, null)).toEqual([]);
  expect(await told(undefined, { kind: 'CODE', email: '', label: 'Rose' })).toEqual([]);
  expect(await told({}, { status: 'ACCEPTED', acceptedBy: 'jane' })).toEqual([]);
  expect(await told(undefined, { expiresAt: at(-1) })).toEqual([]);
});

test('F2 the family reads that somebody was invited and declined, its ADMINs who; each once (OPS-04)', async () => {
  const sent = await written(undefined, {});
  expect(sent.in('families/f1/activity')).toMatchObject([{ type: 'INVITATION_SENT', actor: 'claire', actorName: 'Claire' }]);
  const declined = await written({}, { status: 'DECLINED', updatedBy: 'invitee' });
  const [entry, ...more] = declined.in('families/f1/activity');
  expect(more).toEqual([]);
  expect(entry).toMatchObject({ type: 'INVITATION_DECLINED', params: { familyName: 'Demo Family', toRole: 'VIEWER' } });
  expect(JSON.stringify([sent.in('families/f1/activity'), entry])).not.toContain('jane');
  expect(declined.in('fanouts')).toMatchObject([
    { type: 'FAMILY_INVITE_DECLINED', audience: { of: 'MEMBERS', roles: ['ADMIN'] }, params: { invitee: 'jane@example.com' } },
  ]);
});

test('a resend and a cancellation are no news for the family', async () => {
  expect((await written({}, { round: 2 })).in('families/f1/activity')).toEqual([]);
  expect((await written({}, { status: 'CANCELLED' })).in('families/f1/activity')).toEqual([]);
});

test('somebody who declined and is invited anew is news again, and so is their second answer', async () => {
  const world = careWorld({ 'families/f1': { name: 'Demo Family' } });
  const ports = { ...world.ports, accountOf: () => Promise.resolve(undefined) };
  const states = [undefined, {}, { status: 'DECLINED' }, { round: 2 }, { round: 2, status: 'DECLINED' }];
  for (const [index, after] of states.entries()) {
    if (after === undefined) continue;
    const before = states[index - 1];
    const event = change('families/f1/invitations/i1', before && invitation(before), invitation(after));
    await onInvitationWritten({ ...event, params: { familyId: 'f1', invitationId: 'i1' } }, ports);
  }
  const types = world.documents.in('families/f1/activity').map((entry) => (entry as { type: string }).type);
  expect(types.sort()).toEqual(['INVITATION_DECLINED', 'INVITATION_DECLINED', 'INVITATION_SENT', 'INVITATION_SENT']);
  expect(world.documents.in('fanouts')).toHaveLength(2);
});
