import { notificationText } from '@carecircle/domain';
import type { SmsSender } from '../../adapters/twilio';
import type { Limit } from '../../throttle/counter';
import type { Throttle } from '../../throttle/throttle';
import { fromSendResult, type Letter, type Outcome } from './outcome';
import { smsText } from './sms-text';

/**
 * Numbers are not proven to be their owner's, and each text costs: nobody is sent more, by whomever. What does not go out as a text is
 * in the bell all the same.
 */
const PER_NUMBER: Limit = { name: 'sms-number', max: 20, windowMs: 24 * 3_600_000 };

export interface SmsPorts {
  appUrl: string;
  sms: SmsSender;
  throttle: Pick<Throttle, 'take'>;
  now(): number;
}

/** One text message with the app's plain address: a longer link would leave no room for the words. */
export async function sendSms({ reader, notification }: Letter, { appUrl, sms, throttle, now }: SmsPorts): Promise<Outcome> {
  if (reader.phone === '') return { kind: 'SKIPPED', code: 'NO_ADDRESS' };
  if (!(await throttle.take([{ limit: PER_NUMBER, subject: reader.phone }], now())).allowed) return { kind: 'SKIPPED', code: 'TOO_MANY' };
  const words = notificationText(notification.type, notification.params, reader.locale, reader.preferences);
  return fromSendResult(await sms.send({ to: reader.phone, body: smsText(words, appUrl) }));
}
