import type { Locale, MailTemplate, TextParams } from '@carecircle/domain';

/** An e-mail to an address. What is in it is stored until it is sent, so no secret may be. */
export interface Mail {
  template: MailTemplate;
  to: string;
  locale: Locale;
  params: TextParams;
  /** What the mail is about, by ids: from them its secret is made while it is being sent. */
  about: Record<string, string>;
}

/** What an attempt to send puts into the mail: made for this attempt, kept nowhere but as a hash. */
export interface Enclosure {
  /** Where the button leads. */
  link: string;
  /** Further parameters of the text, such as a code. */
  params?: TextParams;
  /** Another mail than the one that was asked for: what is right to write may only be known now. */
  template?: MailTemplate;
  /** The language of the receiver, where that is only known now. */
  locale?: Locale;
}

/** Makes what a mail encloses; null when the mail is not wanted any more (its cause was cancelled meanwhile). */
export type Enclose = (mail: Mail) => Promise<Enclosure | null>;
