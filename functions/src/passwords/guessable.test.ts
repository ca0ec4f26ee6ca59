import { isGuessable } from './guessable';

test.each(['password', 'password123', 'qwertyuiop', '12345678', 'letmein1', 'iloveyou2'])('SEC-08 %s is among the first that are tried', async (password) => {
  expect(await isGuessable(password)).toBe(true);
});

test('SEC-08 nor may it be the person’s own address', async () => {
  expect(await isGuessable('claire.thompson@example.com', 'claire.thompson@example.com', 'Claire Thompson')).toBe(true);
});

test.each(['carecircle', 'CareCircle1', 'circlecare', 'c4recircle', 'moncercle', 'aidant2026'])('SEC-08 nor %s, of the words of the service', async (password) => {
  expect(await isGuessable(password)).toBe(true);
});

test.each(['correct horse battery', 'a long enough Phrase 7', 'пароль для моей семьи', '   spaces   are   fine   '])('SEC-08 “%s” is good, whatever its characters', async (password) => {
  expect(await isGuessable(password)).toBe(false);
});
