import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { at, ZONE } from '../../../testing/builders';
import { Formats } from './formats';
import { Locale } from './locale';

function formats(language: 'en' | 'fr'): Formats {
  TestBed.configureTestingModule({ providers: [{ provide: Locale, useValue: { language: signal(language) } }] });
  return TestBed.inject(Formats);
}
/** Intl puts narrow spaces in some places. */
const plain = (text: string) => text.replace(/\s/g, ' ');

describe('Formats', () => {
  it.each([
    ['en', '8:05 AM'],
    ['fr', '08:05'],
  ] as const)('in %s writes 08:05 as %s, in the zone asked for', (language, expected) => {
    const shown = formats(language);
    expect(plain(shown.time(at('08:05'), ZONE))).toBe(expected);
    expect(plain(shown.wallTime('08:05'))).toBe(expected);
  });

  it.each([
    ['en', 'Monday, June 15'],
    ['fr', 'lundi 15 juin'],
  ] as const)('in %s writes a day as %s', (language, expected) => {
    expect(formats(language).day('2026-06-15')).toBe(expected);
  });

  it.each([
    [30, 'now'],
    [120, '2 minutes ago'],
    [7200, '2 hours ago'],
    [86_400, 'yesterday'],
    [-60, 'now'],
  ])('says of %s seconds ago: %s', (seconds, expected) => {
    expect(formats('en').ago(at('08:00') - seconds * 1000, at('08:00'))).toBe(expected);
  });

  it('names weekdays from Monday on', () => {
    const shown = formats('en');
    expect([1, 7].map((day) => shown.weekday(day))).toEqual(['Monday', 'Sunday']);
  });
});
