import { aSchedule } from '../../tests/builders';
import { doseWindow } from '../schedule/dose-window';
import { doseTiming } from './dose-timing';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const planned = Date.parse('2026-06-01T08:00:00Z');

describe.each([
  ['time-critical', aSchedule({ timeCritical: true }), 30],
  ['daily', aSchedule(), 120],
  ['weekly', aSchedule({ weekdays: [1] }), 120],
  ['more often than daily', aSchedule({ scheduledTimes: ['08:00', '12:00'] }), 60],
  ['more often than every four hours', aSchedule({ scheduledTimes: ['08:00', '10:00'] }), 30],
])('MED-06 timing of a %s dose', (_, medication, minutes) => {
  const window = doseWindow(medication);
  const end = minutes * MINUTE;

  test.each([
    ['one second before the window', -end - SECOND, 'EARLY'],
    ['at its start', -end, 'ON_TIME'],
    ['one second into it', -end + SECOND, 'ON_TIME'],
    ['as planned', 0, 'ON_TIME'],
    ['one second before its end', end - SECOND, 'ON_TIME'],
    ['at its end', end, 'ON_TIME'],
    ['one second after it', end + SECOND, 'LATE'],
  ])('%s', (_, offset, expected) => {
    expect(doseTiming(planned, planned + offset, window)).toBe(expected);
  });
});
