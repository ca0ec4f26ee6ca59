import { ageOn } from './age';

describe('ageOn', () => {
  it.each([
    ['1948-06-15', '2026-06-14', 77],
    ['1948-06-15', '2026-06-15', 78],
    ['', '2026-06-15', null],
  ])('of %s on %s is %s', (birth, day, years) => {
    expect(ageOn(birth, day)).toBe(years);
  });
});
