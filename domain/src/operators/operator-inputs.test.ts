import { fieldErrors, type InputSchema } from '../forms/validation';
import { familyActCall, userActCall } from './operator-inputs';

const ACT_ID = '3f6c1d1e-8a57-4c4b-9d2b-0f0e5a1b2c3d';
const WHY = 'asked for by the police';

const problems = (schema: InputSchema<unknown>, input: object) => {
  const parsed = schema.safeParse(input);
  return parsed.success ? {} : fieldErrors(parsed.error);
};
const user = (change: object) => problems(userActCall, { actId: ACT_ID, act: 'SUSPEND_USER', uid: 'u1', reason: WHY, ...change });
const family = (change: object) => problems(familyActCall, { actId: ACT_ID, act: 'SUSPEND_FAMILY', familyId: 'f1', to: '', reason: WHY, ...change });

test('what takes something from people needs a reason that says something', () => {
  expect(user({})).toEqual({});
  expect(user({ reason: '  why    ' })).toEqual({ reason: 'tooShort' });
  expect(user({ act: 'REACTIVATE_USER', reason: '' })).toEqual({ reason: 'tooShort' });
  expect(user({ act: 'REVOKE_SESSIONS', reason: '' })).toEqual({});
  expect(user({ act: 'RESEND_VERIFICATION', reason: '' })).toEqual({});
  expect(family({ reason: '' })).toEqual({ reason: 'tooShort' });
  expect(family({ reason: 'x'.repeat(501) })).toEqual({ reason: 'tooLong' });
});

test('a transfer names who becomes ADMIN, and nothing else does', () => {
  expect(family({ act: 'TRANSFER_FAMILY' })).toEqual({ to: 'required' });
  expect(family({ act: 'TRANSFER_FAMILY', to: 'u2' })).toEqual({});
  expect(family({ to: 'u2' })).toEqual({ to: 'required' });
});

test('an act has an id of its own, and no fields but its own', () => {
  expect(user({ actId: 'again' })).toEqual({ actId: 'invalid' });
  expect(user({ act: 'DELETE_USER' })).toEqual({ act: 'required' });
  expect(user({ operator: true })).toEqual({ operator: 'unknownField' });
});
