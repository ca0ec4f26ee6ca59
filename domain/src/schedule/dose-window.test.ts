import { aSchedule } from '../../tests/builders';
import { doseWindow, minimumInterval } from './dose-window';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test.each([
  ['once a day', ['08:00'], [], false, 2 * HOUR, 20 * HOUR],
  ['once a week', ['08:00'], [1], false, 2 * HOUR, 164 * HOUR],
  ['twice a day', ['08:00', '20:00'], [], false, HOUR, 10 * HOUR],
  ['every four hours', ['00:00', '04:00', '08:00', '12:00', '16:00', '20:00'], [], false, HOUR, 2 * HOUR],
  ['two hours apart once', ['08:00', '10:00'], [], false, 30 * MINUTE, HOUR],
  ['close together across midnight', ['00:30', '23:30'], [], false, 15 * MINUTE, 30 * MINUTE],
  ['far apart because the next day is off', ['00:30', '23:30'], [1], false, HOUR, 21 * HOUR],
  ['time-critical, twice a day', ['08:00', '20:00'], [], true, 30 * MINUTE, 11 * HOUR],
  ['time-critical, every hour', ['08:00', '09:00'], [], true, 15 * MINUTE, 30 * MINUTE],
  ['as needed', [], [], false, 2 * HOUR, 20 * HOUR],
])('MED-06 the window of a dose %s', (_, scheduledTimes, weekdays, timeCritical, window, minimum) => {
  const medication = aSchedule({ scheduledTimes, weekdays, timeCritical });
  expect(doseWindow(medication)).toEqual({ earlyMs: window, lateMs: window });
  expect(minimumInterval(medication)).toBe(minimum);
});
