import type { Locale, NotificationText } from '@carecircle/domain';
import { escapeHtml } from './escape-html';

interface Frame {
  open: string;
  reason: string;
  settings: string;
}

/** What surrounds every message. */
const FRAME: Record<Locale, Frame> = {
  en: {
    open: 'Open CareCircle',
    reason: 'You receive this because you care for someone with CareCircle.',
    settings: 'Change what reaches you by e-mail',
  },
  fr: {
    open: 'Ouvrir CareCircle',
    reason: 'Vous recevez ce message car vous prenez soin d’un proche avec CareCircle.',
    settings: 'Choisir ce que vous recevez par e-mail',
  },
};

export interface EmailText {
  subject: string;
  text: string;
  html: string;
}

/** An e-mail as plain text and as HTML that reads well on a phone and on a desk; every inserted value is escaped. */
export function emailText({ title, body }: NotificationText, link: string, settingsLink: string, locale: Locale): EmailText {
  const frame = FRAME[locale];
  const text = `${title}\n\n${body}\n\n${frame.open}: ${link}\n\n--\n${frame.reason}\n${frame.settings}: ${settingsLink}\n`;
  return { subject: oneLine(title), text, html: page(locale, { title, body, link, settingsLink }, frame) };
}

/** A subject must not be able to begin another header. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

interface Content {
  title: string;
  body: string;
  link: string;
  settingsLink: string;
}

function page(locale: Locale, content: Content, frame: Frame): string {
  const { title, body, link, settingsLink } = mapValues(content, escapeHtml);
  const { open, reason, settings } = mapValues(frame, escapeHtml);
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
</head>
<body style="margin:0;padding:24px 12px;background:#FAFAF8;color:#1F2A25;font-family:Georgia,'Times New Roman',serif">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#FFFFFF;border:1px solid #E3E1DA;border-radius:12px">
<tr><td style="padding:20px 28px;background:#2D5A4A;border-radius:12px 12px 0 0;color:#FFFFFF;font-size:18px">CareCircle</td></tr>
<tr><td style="padding:28px">
<h1 style="margin:0 0 12px;font-size:22px;line-height:1.3;font-weight:normal">${title}</h1>
<p style="margin:0 0 24px;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5">${body}</p>
<a href="${link}" style="display:inline-block;padding:14px 24px;background:#2D5A4A;border-radius:8px;color:#FFFFFF;font-family:Arial,Helvetica,sans-serif;font-size:16px;text-decoration:none">${open}</a>
</td></tr>
</table>
<p style="max-width:560px;margin:16px auto 0;font-family:Arial,Helvetica,sans-serif;font-size:13px;line-height:1.5;color:#5B665F">${reason}<br><a href="${settingsLink}" style="color:#2D5A4A">${settings}</a></p>
</td></tr></table>
</body>
</html>
`;
}

function mapValues<T extends Record<keyof T, string>>(texts: T, change: (text: string) => string): Record<keyof T, string> {
  const entries = (Object.keys(texts) as (keyof T)[]).map((key) => [key, change(texts[key])]);
  return Object.fromEntries(entries) as Record<keyof T, string>;
}
