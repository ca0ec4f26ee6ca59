import { expect } from '@playwright/test';
import { stack } from '../../support/stack';

export interface Mail {
  to: string;
  title: string;
  text: string;
}

/** Every mail that reached an address, newest first. */
export async function mailsTo(email: string): Promise<Mail[]> {
  const response = await fetch(`${stack().inboxUrl}/api/messages?channel=email&to=${encodeURIComponent(email)}`);
  if (!response.ok) throw new Error(`the inbox answers ${response.status}`);
  return ((await response.json()) as { messages: Mail[] }).messages;
}

/** Waits for the mail whose subject matches. */
export async function mailAbout(email: string, subject: RegExp): Promise<Mail> {
  const find = async () => (await mailsTo(email)).find(({ title }) => subject.test(title));
  await expect.poll(async () => (await find())?.title, { timeout: 60_000 }).toMatch(subject);
  return (await find()) ?? { to: email, title: '', text: '' };
}

/** The six digits that were mailed to an address. */
export async function codeFor(email: string): Promise<string> {
  const { title } = await mailAbout(email, /\d{6}/);
  return /\d{6}/.exec(title)?.[0] ?? '';
}

/** The path within the app that a link in a mail leads to. */
export function linkIn({ text }: Mail, path: string): string {
  const found = new RegExp(`https?://[^/\\s]+(/${path}\\S*)`).exec(text)?.[1];
  if (found === undefined) throw new Error(`no link to /${path} in: ${text}`);
  return found;
}
