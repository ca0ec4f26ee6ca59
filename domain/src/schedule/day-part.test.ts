import { dayPart } from './day-part';

test.each([
  ['00:00', 'MORNING'],
  ['11:59', 'MORNING'],
  ['12:00', 'AFTERNOON'],
  ['16:59', 'AFTERNOON'],
  ['17:00', 'EVENING'],
  ['23:59', 'EVENING'],
])('%s is in the %s', (time, part) => {
  expect(dayPart(time)).toBe(part);
});
