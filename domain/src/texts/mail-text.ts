import type { TextParams } from '../entities/notification';
import type { Locale } from '../entities/user';
import { localizedParams } from './localized-params';
import { MAIL_CATALOGUE, type MailTemplate, type MailTemplates } from './mail-catalogue';
import { fill, parametersOf } from './template';

/** The words of an e-mail in a language. */
export function mailText(template: MailTemplate, params: TextParams, locale: Locale): MailTemplates {
  const { title, paragraphs, action, reason } = MAIL_CATALOGUE[locale][template];
  const shown = localizedParams(params, locale);
  const isFilled = (paragraph: string) => parametersOf(paragraph).every((name) => shown[name] !== '');
  return {
    title: fill(title, shown),
    paragraphs: paragraphs.filter(isFilled).map((paragraph) => fill(paragraph, shown)),
    action,
    reason,
  };
}
