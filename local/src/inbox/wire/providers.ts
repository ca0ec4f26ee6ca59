import type { Channel } from '../message';
import type { Provider } from './exchange';
import { fcm } from './fcm';
import { oauth } from './oauth';
import { sendgrid } from './sendgrid';
import { twilio } from './twilio';

/** Whose failures can be asked for by this name. */
export type ProviderName = Channel | 'token';

export const PROVIDERS: Readonly<Record<ProviderName, Provider>> = { email: sendgrid, sms: twilio, push: fcm, token: oauth };

/** The provider that a path belongs to. */
export function providerOf(path: string): ProviderName | undefined {
  return (Object.keys(PROVIDERS) as ProviderName[]).find((name) => PROVIDERS[name].path.test(path));
}
