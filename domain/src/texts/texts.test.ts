import { ACTIVITY_TYPES } from '../entities/activity';
import { SKIP_REASONS } from '../entities/dose';
import { NOTIFICATION_TYPES } from '../entities/notification';
import { LOCALES } from '../entities/user';
import { ACTIVITY_CATALOGUE } from './activity-catalogue';
import { activityText } from './activity-text';
import { formatAmount, formatTime } from './format';
import { MAIL_CATALOGUE, MAIL_TEMPLATES } from './mail-catalogue';
import { mailText } from './mail-text';
import { NOTIFICATION_CATALOGUE } from './notification-catalogue';
import { notificationText } from './notification-text';
import { SKIP_REASON_TEXTS } from './skip-reasons';
import { fill, parametersOf } from './template';

const GSM_7 = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]*$/;

describe.each(LOCALES)('texts in %s', (locale) => {
  test.each(NOTIFICATION_TYPES)('REM-06 the discreet form of %s names nobody and nothing', (type) => {
    const { discreetTitle, discreetBody } = NOTIFICATION_CATALOGUE[locale][type];
    expect(parametersOf(discreetTitle + discreetBody)).toEqual([]);
  });

  test.each(NOTIFICATION_TYPES)('I18-03 the discreet form of %s fits one text message', (type) => {
    const { title, body } = notificationText(type, {}, locale, { discreet: true });
    expect(`${title}. ${body}`).toMatch(GSM_7);
    expect(`${title}. ${body}`.length).toBeLessThanOrEqual(160);
  });

  test.each(NOTIFICATION_TYPES)('I18-01 %s asks for the same parameters in every language', (type) => {
    const parameters = (of: (typeof LOCALES)[number]) => {
      const { title, body } = NOTIFICATION_CATALOGUE[of][type];
      return parametersOf(title + body).sort();
    };
    expect(parameters(locale)).toEqual(parameters('en'));
  });

  test.each(ACTIVITY_TYPES)('I18-01 %s asks for the same parameters in every language', (type) => {
    const parameters = (of: (typeof LOCALES)[number]) => parametersOf(ACTIVITY_CATALOGUE[of][type]).sort();
    expect(parameters(locale)).toEqual(parameters('en'));
  });

  test.each(MAIL_TEMPLATES)('I18-01 the mail %s asks for the same parameters in every language', (template) => {
    const parameters = (of: (typeof LOCALES)[number]) => {
      const { title, paragraphs } = MAIL_CATALOGUE[of][template];
      return [...new Set(parametersOf([title, ...paragraphs].join()))].sort();
    };
    expect(parameters(locale)).toEqual(parameters('en'));
  });

  test('every reason for skipping a dose has words', () => {
    expect(SKIP_REASONS.filter((reason) => !SKIP_REASON_TEXTS[locale].get(reason))).toEqual([]);
  });
});

test('notificationText fills the full form in the reader’s language', () => {
  const params = { medicationName: 'Lisinopril', recipientName: 'Eleanor', supply: 6.5 };
  expect(notificationText('REFILL_NEEDED', params, 'en', { discreet: false })).toEqual({
    title: 'Time to refill Lisinopril',
    body: 'There are 6.5 left for Eleanor. Please arrange a refill.',
  });
  expect(notificationText('REFILL_NEEDED', params, 'fr', { discreet: false }).body).toBe(
    'Il en reste 6,5 pour Eleanor. Pensez à renouveler.',
  );
});

test('activityText makes a sentence of an act, with times in the reader’s fashion', () => {
  const activity = {
    type: 'DOSE_GIVEN' as const,
    actorName: 'Maya',
    params: { recipientName: 'Eleanor', medicationName: 'Lisinopril', dosage: '10 mg', givenAt: '20:02' },
  };
  expect(activityText(activity, 'en')).toBe('Maya gave Eleanor Lisinopril 10 mg at 8:02 PM');
  expect(activityText(activity, 'fr')).toBe('Maya a donné Lisinopril 10 mg à Eleanor à 20:02');
});

test('activityText says why a dose was skipped', () => {
  const params = { recipientName: 'Eleanor', medicationName: 'Lisinopril', dosage: '10 mg', time: '08:00' };
  const activity = { type: 'DOSE_SKIPPED' as const, actorName: 'Maya', params: { ...params, skipReason: 'REFUSED' } };
  expect(activityText(activity, 'en')).toBe('Maya skipped Lisinopril 10 mg for Eleanor at 8:00 AM: refused');
});

test('mailText names the role in words and leaves out a message that nobody wrote', () => {
  const params = { inviterName: 'Claire', familyName: 'Demo Family', role: 'CAREGIVER', message: '', expires: '1 December' };
  const without = mailText('FAMILY_INVITATION', params, 'fr');
  expect(without.paragraphs.join()).toMatch(/rôle serait : aidant\./);
  expect(without.paragraphs).toHaveLength(3);
  expect(mailText('FAMILY_INVITATION', { ...params, message: 'Please help' }, 'en').paragraphs).toContain('Claire writes: “Please help”');
});

test('fill shows an ellipsis for a missing parameter and does not fill what a parameter contains', () => {
  expect(fill('{a} and {b}', { a: '{b}' })).toBe('{b} and …');
  expect(fill('{toString}', {})).toBe('…');
});

test.each([
  ['00:00', '12:00 AM'],
  ['08:05', '8:05 AM'],
  ['12:00', '12:00 PM'],
  ['23:59', '11:59 PM'],
])('formatTime reads %s as %s in English', (time, expected) => {
  expect(formatTime(time, 'en')).toBe(expected);
  expect(formatTime(time, 'fr')).toBe(time);
});

test('formatAmount has no trailing zeros', () => {
  expect([formatAmount(1, 'en'), formatAmount(0.5, 'en'), formatAmount(0.5, 'fr')]).toEqual(['1', '0.5', '0,5']);
});
