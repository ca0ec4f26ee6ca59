import { familyInput } from './family-input';
import { medicationInput } from './medication-input';
import { registerInput } from './register-input';
import { fieldErrors } from './validation';

type Parsed = ReturnType<typeof familyInput.safeParse | typeof medicationInput.safeParse>;
const errorsOf = (result: Parsed | ReturnType<typeof registerInput.safeParse>) =>
  result.success ? {} : fieldErrors(result.error);

describe('familyInput', () => {
  test('trims the name', () => {
    expect(familyInput.parse({ name: '  The Thompsons ' })).toEqual({ name: 'The Thompsons' });
  });

  test.each([
    ['empty', { name: '' }, { name: 'required' }],
    ['blank', { name: '   ' }, { name: 'required' }],
    ['missing', {}, { name: 'required' }],
    ['too long', { name: 'x'.repeat(101) }, { name: 'tooLong' }],
    ['with a field that is not known', { name: 'x', owner: 'me' }, { owner: 'unknownField' }],
  ])('%s', (_, input, expected) => {
    expect(errorsOf(familyInput.safeParse(input))).toEqual(expected);
  });
});

describe('registerInput', () => {
  const good = { displayName: 'Claire', email: ' Claire@Example.com ', password: 'a b c d ✓ 8', consent: true };

  test('accepts any characters in a password and one address in any letter case', () => {
    expect(registerInput.parse(good)).toEqual({ ...good, email: 'claire@example.com' });
  });

  test.each([
    ['a short password', { password: '1234567' }, { password: 'tooShort' }],
    ['an empty password', { password: '' }, { password: 'required' }],
    ['a password beyond measure', { password: 'x'.repeat(129) }, { password: 'tooLong' }],
    ['no address', { email: 'claire' }, { email: 'invalidEmail' }],
    ['no consent', { consent: false }, { consent: 'consentRequired' }],
  ])('refuses %s', (_, change, expected) => {
    expect(errorsOf(registerInput.safeParse({ ...good, ...change }))).toEqual(expected);
  });
});

describe('medicationInput', () => {
  const good = {
    name: 'Lisinopril',
    genericName: '',
    dosage: '10 mg',
    form: 'TABLET',
    frequency: 'TWICE_DAILY',
    scheduledTimes: ['20:00', '08:00'],
    weekdays: [],
    timeCritical: false,
    quantity: 1,
    currentSupply: 30,
    refillAt: 7,
    startDate: '2026-06-01',
    endDate: null,
    instructions: '',
  };

  test('sorts times and weekdays', () => {
    const { scheduledTimes, weekdays } = medicationInput.parse({ ...good, weekdays: [5, 1] });
    expect({ scheduledTimes, weekdays }).toEqual({ scheduledTimes: ['08:00', '20:00'], weekdays: [1, 5] });
  });

  test.each(['dosage', 'form', 'frequency', 'quantity', 'scheduledTimes', 'timeCritical'])(
    'MED-07 refuses a medicine whose %s was not chosen',
    (field) => {
      const { [field]: _, ...rest } = good as Record<string, unknown>;
      expect(errorsOf(medicationInput.safeParse(rest))).toMatchObject({ [field]: 'required' });
    },
  );

  test.each([
    ['a name of one letter', { name: 'x' }, { name: 'tooShort' }],
    ['a quantity of nothing', { quantity: 0 }, { quantity: 'mustBePositive' }],
    ['a quantity beyond measure', { quantity: 101 }, { quantity: 'tooLarge' }],
    ['a negative supply', { currentSupply: -1 }, { currentSupply: 'mustNotBeNegative' }],
    ['a time that does not exist', { scheduledTimes: ['08:00', '24:00'] }, { scheduledTimes: 'invalidTime' }],
    ['one time twice', { scheduledTimes: ['08:00', '08:00'] }, { scheduledTimes: 'duplicateTime' }],
    [
      'times that contradict the frequency',
      { scheduledTimes: ['08:00'] },
      { scheduledTimes: 'timesDoNotFitFrequency' },
    ],
    ['times as needed', { frequency: 'AS_NEEDED' }, { scheduledTimes: 'timesDoNotFitFrequency' }],
    ['weekly without a weekday', { frequency: 'WEEKLY' }, { weekdays: 'weekdayRequired' }],
    ['a weekday beyond Sunday', { weekdays: [8] }, { weekdays: 'invalid' }],
    ['an end before the start', { endDate: '2026-05-31' }, { endDate: 'endBeforeStart' }],
    ['an end that does not exist', { endDate: '2026-06-31' }, { endDate: 'invalidDate' }],
  ])('refuses %s', (_, change, expected) => {
    expect(errorsOf(medicationInput.safeParse({ ...good, ...change }))).toEqual(expected);
  });

  test('accepts a supply that nobody counts and a medicine as needed', () => {
    const change = { currentSupply: null, refillAt: null, frequency: 'AS_NEEDED', scheduledTimes: [] };
    expect(errorsOf(medicationInput.safeParse({ ...good, ...change }))).toEqual({});
  });
});
