export const CHANNELS = ['email', 'sms', 'push'] as const;
export type Channel = (typeof CHANNELS)[number];

/** A message as a provider's API received it. */
export interface CapturedMessage {
  readonly channel: Channel;
  /** E-mail address, telephone number or push token. */
  readonly to: string;
  readonly from: string;
  /** Subject of an e-mail, title of a push; empty for SMS. */
  readonly title: string;
  /** The text part. */
  readonly text: string;
  /** The HTML part of an e-mail; empty otherwise. */
  readonly html: string;
  /** A push message's data, an e-mail's custom arguments and headers. */
  readonly data: Readonly<Record<string, string>>;
}

export interface StoredMessage extends CapturedMessage {
  readonly id: string;
  /** ISO 8601 instant of arrival. */
  readonly at: string;
}
