import { at, DAY, ZONE } from '../../../testing/builders';
import { givenInstant } from './wall-clock';

describe('givenInstant', () => {
  it.each([
    ['22:00', '22:10', DAY, 'the evening itself'],
    ['22:00', '20:30', DAY, 'early'],
    ['08:00', '21:00', DAY, 'very late on the same day'],
    ['22:00', '00:10', '2026-06-16', 'after midnight'],
  ])('a dose of %s given at %s was given on %s: %s', (planned, given, day) => {
    expect(givenInstant(DAY, given, ZONE, at(planned))).toBe(Date.parse(`${day}T${given}:00-04:00`));
  });

  it('stays on the day where nothing was planned', () => {
    expect(givenInstant(DAY, '00:10', ZONE, null)).toBe(at('00:10'));
  });
});
