import { deletionInput } from './account-inputs';
import { invitationCall, inviteByCodeCall, inviteByEmailCall, memberCall, openInvitationCall } from './invitation-input';

const NO_IDS = ['', 'f1/members/claire', '../f1', 'f1\n', 'a.b', 'x'.repeat(129)];
const fits = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) => schema.safeParse(value).success;

test.each(NO_IDS)('SEC-12 %j names no document in any call', (id) => {
  const email = { email: 'jane@example.com', role: 'VIEWER', message: '' };
  expect(fits(inviteByEmailCall, { ...email, familyId: id })).toBe(false);
  expect(fits(inviteByCodeCall, { label: 'Rosa', role: 'VIEWER', familyId: id })).toBe(false);
  expect(fits(memberCall, { familyId: 'f1', uid: id })).toBe(false);
  expect(fits(invitationCall, { familyId: id, invitationId: 'i1' })).toBe(false);
  expect(fits(openInvitationCall, { familyId: 'f1', invitationId: id })).toBe(false);
  expect(fits(deletionInput, { proof: 'x', successors: {}, deletedFamilies: [id] })).toBe(false);
});

test('ids as they are made name one', () => {
  expect(fits(memberCall, { familyId: 'hV3kQ0b8R1_1', uid: 'hV3kQ0b8R1' })).toBe(true);
  expect(fits(deletionInput, { proof: 'x', successors: { 'a-b_1': 'maya' }, deletedFamilies: ['f2'] })).toBe(true);
});
