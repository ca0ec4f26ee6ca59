import type { NotificationText } from '@carecircle/domain';

/** One SMS holds 160 characters of the GSM 7-bit alphabet, or 70 UTF-16 units as soon as one character is not in it. */
export const GSM_LIMIT = 160;
export const UCS2_LIMIT = 70;

/** 3GPP TS 23.038: the default alphabet, and the characters that take two places. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const EXTENDED = new Set('^{}\\[~]|€');

const PLAIN: Record<string, string> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  'œ': 'oe',
  'Œ': 'OE',
  '\u00a0': ' ',
  '\u202f': ' ',
};

/**
 * A notification and the app's address as one SMS (I18-03): typography and accents that GSM lacks are written plainly; when it
 * does not fit, the body is cut short, never the address.
 */
export function smsText({ title, body }: NotificationText, link: string): string {
  const words = `${title}${/[.!?…]$/.test(title) ? '' : '.'} ${body}`.replace(/\s+/g, ' ').trim();
  const plain = plainly(words);
  const [text, limit, size] = gsmSize(plain) === undefined ? [words, UCS2_LIMIT, ucs2Size] : [plain, GSM_LIMIT, gsmLength];
  const whole = `${text} ${link}`;
  if (size(whole) <= limit) return whole;
  const room = limit - size(`... ${link}`);
  return room > 0 ? `${cut(text, room, size)}... ${link}` : cut(text, limit, size);
}

const ucs2Size = (text: string): number => text.length;
const gsmLength = (text: string): number => gsmSize(text) ?? Infinity;

/** Septets of a text in the GSM alphabet; undefined if a character is not in it. */
export function gsmSize(text: string): number | undefined {
  let size = 0;
  for (const character of text) {
    if (BASIC.has(character)) size += 1;
    else if (EXTENDED.has(character)) size += 2;
    else return undefined;
  }
  return size;
}

function plainly(text: string): string {
  return [...text].map((character) => (gsmSize(character) === undefined ? simplest(character) : character)).join('');
}

function simplest(character: string): string {
  const written = PLAIN[character];
  if (written !== undefined) return written;
  return character.normalize('NFD').replace(/\p{Mn}/gu, '') || character;
}

/** The longest beginning that fits; never half a character. */
function cut(text: string, room: number, size: (text: string) => number): string {
  let kept = '';
  for (const character of text) {
    if (size(kept + character) > room) break;
    kept += character;
  }
  return kept.trimEnd();
}
