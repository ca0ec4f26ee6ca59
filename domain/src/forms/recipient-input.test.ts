import { EMPTY_PROFILE } from '../entities/recipient';
import { birthDateProblem, recipientBasicsInput, recipientInput } from './recipient-input';
import { fieldErrors } from './validation';

const basics = {
  fullName: 'Eleanor Thompson',
  preferredName: 'Mom',
  dateOfBirth: '1948-06-15',
  timeZone: 'America/New_York',
  notes: '',
  relationship: 'PARENT',
};
const good = { ...basics, ...EMPTY_PROFILE };
const penicillin = { substance: 'Penicillin', severity: 'SEVERE', reaction: 'rash' };
const JPEG = 'data:image/jpeg;base64,/9j/4AAQSkZJRg==';

const errorsOf = (result: ReturnType<typeof recipientInput.safeParse>) => (result.success ? {} : fieldErrors(result.error));

test('the first steps need the basics only', () => {
  expect(recipientBasicsInput.safeParse(basics).success).toBe(true);
  expect(recipientBasicsInput.safeParse({ ...basics, fullName: ' ' }).success).toBe(false);
});

test('R1 a person of whom nothing is known is a good profile, and trimmed', () => {
  expect(recipientInput.parse({ ...good, dateOfBirth: '', relationship: '', primaryHospital: ' St. Mary ' })).toMatchObject({
    dateOfBirth: '',
    primaryHospital: 'St. Mary',
  });
});

test('accepts a full profile', () => {
  const full = {
    photo: JPEG,
    bloodType: 'AB-',
    allergyStatus: 'LISTED',
    allergies: [penicillin, { substance: 'Latex', severity: '', reaction: '' }],
    conditions: ['Diabetes'],
    directives: { resuscitation: 'DO_NOT_ATTEMPT', livingWill: 'YES', powerOfAttorney: 'Claire', notes: '' },
  };
  expect(errorsOf(recipientInput.safeParse({ ...good, ...full }))).toEqual({});
});

test.each([
  ['a day that does not exist', { dateOfBirth: '1948-02-30' }, { dateOfBirth: 'invalidDate' }],
  ['a zone that does not exist', { timeZone: 'Mars/Base' }, { timeZone: 'invalidTimeZone' }],
  ['too many notes', { notes: 'x'.repeat(1001) }, { notes: 'tooLong' }],
  ['a picture that is no JPEG', { photo: 'data:image/svg+xml;base64,AAAA' }, { photo: 'invalid' }],
  ['a picture by address', { photo: 'https://example.com/x.jpg' }, { photo: 'invalid' }],
  ['a picture beyond measure', { photo: `data:image/jpeg;base64,/9j/${'A'.repeat(60_000)}` }, { photo: 'tooLarge' }],
  ['a condition twice', { conditions: ['Asthma', 'asthma'] }, { conditions: 'duplicate' }],
  ['an empty condition', { conditions: [' '] }, { conditions: 'required' }],
  ['too many conditions', { conditions: Array.from({ length: 31 }, (_, n) => `c${n}`) }, { conditions: 'tooMany' }],
  ['an allergy twice', { allergyStatus: 'LISTED', allergies: [penicillin, penicillin] }, { allergies: 'duplicate' }],
  ['IPS-06 allergies that nobody asked about', { allergies: [penicillin] }, { allergies: 'allergiesContradict' }],
  ['IPS-06 a list of none', { allergyStatus: 'LISTED' }, { allergies: 'allergiesContradict' }],
  ['a severity of its own', { allergyStatus: 'LISTED', allergies: [{ ...penicillin, severity: 'BAD' }] }, { allergies: 'invalid' }],
  ['an unknown directive', { directives: { ...good.directives, resuscitation: 'MAYBE' } }, { directives: 'invalid' }],
])('refuses %s', (_, change, expected) => {
  expect(errorsOf(recipientInput.safeParse({ ...good, ...change }))).toEqual(expected);
});

test.each([
  ['', null],
  ['2026-06-01', null],
  ['2026-06-02', 'dateInFuture'],
  ['1876-06-01', null],
  ['1876-05-31', 'dateTooOld'],
  ['1948-02-30', 'invalidDate'],
])('birthDateProblem of "%s" on 1 June 2026 is %p', (dateOfBirth, expected) => {
  expect(birthDateProblem(dateOfBirth, '2026-06-01')).toBe(expected);
});
