import { callProblem } from './call-problem';

test('a refusal is read off the details of an error, anything else is none', () => {
  const refusal = { reason: 'TOO_MANY_ATTEMPTS', retryAfterSeconds: 60 };
  expect(callProblem(refusal)).toEqual(refusal);
  expect([undefined, null, 'x', {}, { reason: 'MADE_UP' }].map(callProblem)).toEqual([null, null, null, null, null]);
});
