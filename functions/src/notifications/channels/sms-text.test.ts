import { notificationText, NOTIFICATION_TYPES, LOCALES } from '@carecircle/domain';
import { GSM_LIMIT, gsmSize, smsText, UCS2_LIMIT } from './sms-text';

const LINK = 'https://app.carecircle.example';
const cases = NOTIFICATION_TYPES.flatMap((type) => LOCALES.map((locale) => [type, locale] as const));

test.each(cases)('I18-03: the discreet %s in %s is one GSM text message, not cut short', (type, locale) => {
  const text = notificationText(type, {}, locale, { discreet: true });
  const sms = smsText(text, LINK);
  expect(gsmSize(sms)).toBeLessThanOrEqual(GSM_LIMIT);
  expect(sms.endsWith(LINK)).toBe(true);
  expect(sms).not.toContain('...');
});

test.each(cases)('I18-03: the full %s in %s is cut to one text message and keeps the address', (type, locale) => {
  const params = { recipientName: 'Mémé', medicationName: 'Hydrochlorothiazide', time: '08:00', firstBy: 'Zoë', supply: 7 };
  const sms = smsText(notificationText(type, params, locale, { discreet: false }), LINK);
  expect(gsmSize(sms)).toBeLessThanOrEqual(GSM_LIMIT);
  expect(sms.endsWith(LINK)).toBe(true);
});

test('I18-03: a name that GSM cannot write makes the message 70 units at most', () => {
  const sms = smsText({ title: '请补充 多奈哌齐', body: '妈妈只剩下七片了，请尽快安排续药。'.repeat(5) }, LINK);
  expect(gsmSize(sms)).toBeUndefined();
  expect(sms.length).toBeLessThanOrEqual(UCS2_LIMIT);
  expect(sms.endsWith(LINK)).toBe(true);
});

test('French typography is written with what GSM has, and accents that it has stay', () => {
  expect(smsText({ title: '« Cœur » : ç’est prêt…', body: 'Été à Noël' }, 'x')).toBe(
    '" Coeur " : c\'est pret... Été à Noel x',
  );
});

test('an emoji is never cut in half', () => {
  const sms = smsText({ title: '💊'.repeat(60), body: '' }, LINK);
  expect(sms).not.toMatch(/\p{Cs}/u);
  expect(sms.length).toBeLessThanOrEqual(UCS2_LIMIT);
});

test('characters of the extension table count twice', () => {
  expect(gsmSize('€5 [x]')).toBe(9);
});
