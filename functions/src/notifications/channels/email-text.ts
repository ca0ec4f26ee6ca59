import type { Locale } from '@carecircle/domain';
import { escapeHtml } from './escape-html';

/** What an e-mail says, in the language of its reader. */
export interface EmailContent {
  locale: Locale;
  title: string;
  paragraphs: readonly string[];
  /** The button. */
  action: string;
  link: string;
  /** Why this mail came. */
  reason: string;
  /** A second, smaller link: where to change what comes. */
  footer?: { label: string; link: string };
}

export interface EmailText {
  subject: string;
  text: string;
  html: string;
}

/** An e-mail as plain text and as HTML that reads well on a phone and on a desk; every inserted value is escaped. */
export function emailText(content: EmailContent): EmailText {
  const { title, paragraphs, action, link, reason, footer } = content;
  const below = footer === undefined ? '' : `\n${footer.label}: ${footer.link}`;
  const text = `${title}\n\n${paragraphs.join('\n\n')}\n\n${action}: ${link}\n\n--\n${reason}${below}\n`;
  return { subject: oneLine(title), text, html: page(content) };
}

/** A subject must not be able to begin another header. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

function page({ locale, title, paragraphs, action, link, reason, footer }: EmailContent): string {
  const heading = escapeHtml(title);
  const body = paragraphs.map((paragraph) => `<p style="${PARAGRAPH}">${escapeHtml(paragraph)}</p>`).join('\n');
  const below = footer && `<br><a href="${escapeHtml(footer.link)}" style="color:#2D5A4A">${escapeHtml(footer.label)}</a>`;
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${heading}</title>
</head>
<body style="margin:0;padding:24px 12px;background:#FAFAF8;color:#1F2A25;font-family:Georgia,'Times New Roman',serif">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#FFFFFF;border:1px solid #E3E1DA;border-radius:12px">
<tr><td style="padding:20px 28px;background:#2D5A4A;border-radius:12px 12px 0 0;color:#FFFFFF;font-size:18px">CareCircle</td></tr>
<tr><td style="padding:28px">
<h1 style="margin:0 0 12px;font-size:22px;line-height:1.3;font-weight:normal">${heading}</h1>
${body}
<a href="${escapeHtml(link)}" style="display:inline-block;padding:14px 24px;background:#2D5A4A;border-radius:8px;color:#FFFFFF;font-family:Arial,Helvetica,sans-serif;font-size:16px;text-decoration:none">${escapeHtml(action)}</a>
</td></tr>
</table>
<p style="max-width:560px;margin:16px auto 0;font-family:Arial,Helvetica,sans-serif;font-size:13px;line-height:1.5;color:#5B665F">${escapeHtml(reason)}${below ?? ''}</p>
</td></tr></table>
</body>
</html>
`;
}

const PARAGRAPH = 'margin:0 0 16px;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5';
