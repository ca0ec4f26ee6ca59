import { notificationText } from '@carecircle/domain';
import type { SmsSender } from '../../adapters/twilio';
import { fromSendResult, type Letter, type Outcome } from './outcome';
import { smsText } from './sms-text';

/** One text message with the app's plain address: a longer link would leave no room for the words. */
export async function sendSms({ reader, notification }: Letter, sender: SmsSender, appUrl: string): Promise<Outcome> {
  if (reader.phone === '') return { kind: 'SKIPPED', code: 'NO_ADDRESS' };
  const words = notificationText(notification.type, notification.params, reader.locale, reader.preferences);
  return fromSendResult(await sender.send({ to: reader.phone, body: smsText(words, appUrl) }));
}
