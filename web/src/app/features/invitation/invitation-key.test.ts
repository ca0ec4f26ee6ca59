import { comeBackAfterSignIn, comesBack, forgetKey, invitationKey } from './invitation-key';

const DAY_MS = 86_400_000;
const none = new URLSearchParams();

describe('invitationKey', () => {
  beforeEach(() => localStorage.clear());

  it('reads the secret from the fragment and keeps it for a day, until it is forgotten', () => {
    expect(invitationKey('abc', none, 0)).toEqual({ secret: 'abc' });
    expect(invitationKey(null, none, DAY_MS - 1)).toEqual({ secret: 'abc' });
    expect(invitationKey(null, none, DAY_MS)).toBeNull();
    invitationKey('abc', none, 0);
    forgetKey();
    expect(invitationKey(null, none, 1)).toBeNull();
  });

  it('reads the name of an invitation from the address', () => {
    expect(invitationKey(null, new URLSearchParams('family=f1&invitation=i1'), 0)).toEqual({ familyId: 'f1', invitationId: 'i1' });
  });

  it('brings a person back once', () => {
    expect(comesBack()).toBe(false);
    comeBackAfterSignIn(true);
    expect([comesBack(), comesBack()]).toEqual([true, false]);
  });

  it('finds nothing in what is unreadable', () => {
    localStorage.setItem('carecircle.invitation', '{');
    expect(invitationKey(null, none, 0)).toBeNull();
  });
});
