import { stack } from '../../support/stack';

export interface Message {
  channel: 'email' | 'sms' | 'push';
  to: string;
  title: string;
  text: string;
  html: string;
  data: Record<string, string>;
}

/** What reached an e-mail address, a telephone number or a push token. */
export async function messagesTo(to: string): Promise<Message[]> {
  const answer = await ask('GET', `/api/messages?${new URLSearchParams({ to })}`);
  const { messages } = (await answer.json()) as { messages: Message[] };
  return messages.filter((message) => message.to === to);
}

/** Lets the next requests to a provider fail with an HTTP status. */
export async function letFail(provider: 'push' | 'email' | 'sms', status: number, times: number): Promise<void> {
  await ask('POST', '/api/faults', { provider, status, times });
}

/** Runs a scheduled function now, as the clock does at its time. */
export async function fire(scheduled: string): Promise<void> {
  await ask('POST', `/api/clock/fire?${new URLSearchParams({ function: scheduled })}`);
}

async function ask(method: string, path: string, body?: object): Promise<Response> {
  const answer = await fetch(`${stack().inboxUrl}${path}`, { method, ...(body && { body: JSON.stringify(body) }) });
  if (!answer.ok) throw new Error(`the inbox answered ${answer.status} to ${method} ${path}: ${await answer.text()}`);
  return answer;
}

/** For `eventually`: how patiently to wait for something that the sweep has to bring about. */
export const BY_SWEEP = { limitMs: 150_000, pauseMs: 2_000 };
