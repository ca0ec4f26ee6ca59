import { noted } from './noted';
import { refusal } from './refusal';

async function notes(error: Error, uid?: string): Promise<string[][]> {
  const taken: string[][] = [];
  await expect(noted(uid, () => Promise.reject(error), (...note) => void taken.push(note))).rejects.toBe(error);
  return taken;
}

test.each(['NOT_ALLOWED', 'SIGN_IN_FIRST', 'TOO_MANY_ATTEMPTS', 'WRONG_ADDRESS'] as const)('AUD-03 a call that is refused with %s is noted', async (reason) => {
  expect(await notes(refusal(reason), 'maya')).toEqual([[reason, 'maya']]);
  expect(await notes(refusal(reason))).toEqual([[reason, '']]);
});

test('AUD-03 the note of a malformed call has nothing of what was sent', async () => {
  expect(await notes(refusal('INVALID_INPUT', { fields: { Donepezil: 'unknownField' } }), 'maya')).toEqual([['INVALID_INPUT', 'maya']]);
});

test('what is merely over, and what breaks, is none', async () => {
  expect(await notes(refusal('INVITATION_EXPIRED'), 'maya')).toEqual([]);
  expect(await notes(new Error('unavailable'), 'maya')).toEqual([]);
});

test('a call that is answered is not noted', async () => {
  const note = jest.fn();
  expect(await noted('maya', () => Promise.resolve(7), note)).toBe(7);
  expect(note).not.toHaveBeenCalled();
});
