import { CallError } from '../../core/firebase/callables';
import { Answer } from './answer';

it('shows the answer to the newest question, in whatever order they come', async () => {
  const answer = new Answer<string>();
  let late: (text: string) => void = () => undefined;
  const first = answer.ask(new Promise<string>((resolve) => (late = resolve)));
  expect(answer.status()).toBe('waiting');
  await answer.ask(Promise.resolve('second'));
  late('first');
  await first;
  expect([answer.status(), answer.data()]).toEqual(['ready', 'second']);
});

it('tells why a question failed, and forgets what was shown', async () => {
  const answer = new Answer<string>();
  await answer.ask(Promise.resolve('there'));
  await answer.ask(Promise.reject(new CallError({ reason: 'NOT_ALLOWED' }, null)));
  expect([answer.status(), answer.data(), answer.problem()]).toEqual(['failed', undefined, 'callProblem.NOT_ALLOWED']);
  await answer.ask(Promise.reject(new Error('no network')));
  expect(answer.problem()).toBe('callProblem.FAILED');
});

it('keeps what is shown while it is asked for again quietly', async () => {
  const answer = new Answer<string>();
  await answer.ask(Promise.resolve('there'));
  const again = answer.ask(Promise.resolve('newer'), true);
  expect(answer.data()).toBe('there');
  await again;
  expect(answer.data()).toBe('newer');
});
