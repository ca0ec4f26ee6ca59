import { normalPhone } from './normal-phone';

describe('normalPhone (R7)', () => {
  it.each([
    ['(202) 555-0143', ['en-US'], '+12025550143'],
    ['+33 1 99 00 01 44', ['en-US'], '+33199000144'],
    ['0033 1 99 00 01 44', ['en-US'], '+33199000144'],
    ['01 99 00 01 44', ['fr', 'fr-FR'], '+33199000144'],
    ['01 99 00 01 44', ['fr'], ''],
    ['ask Ruth', ['en-US'], ''],
    ['12', ['en-US'], ''],
  ])('reads "%s" on a device in %j as %s', (typed, languages, expected) => {
    expect(normalPhone(typed, languages)).toBe(expected);
  });
});
