import { aSchedule, instantAt } from '../../tests/builders';
import { slotState } from './slot-state';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const plannedAt = Date.parse('2026-06-01T08:00:00Z');

describe.each([
  ['time-critical', aSchedule({ timeCritical: true }), 30],
  ['daily', aSchedule(), 120],
  ['more often than daily', aSchedule({ scheduledTimes: ['08:00', '20:00'] }), 60],
  ['more often than every four hours', aSchedule({ scheduledTimes: ['08:00', '10:00'] }), 30],
])('MED-06 state of a %s slot without a record', (_, medication, minutes) => {
  const end = minutes * MINUTE;
  const missed = end + 60 * MINUTE;

  test.each([
    ['one second before the window', -end - SECOND, 'UPCOMING'],
    ['at its start', -end, 'DUE'],
    ['one second into it', -end + SECOND, 'DUE'],
    ['one second before its end', end - SECOND, 'DUE'],
    ['at its end', end, 'DUE'],
    ['one second after it', end + SECOND, 'LATE'],
    ['at the end of the grace period', missed, 'LATE'],
    ['one second after that', missed + SECOND, 'MISSED'],
  ])('%s', (_, offset, expected) => {
    expect(slotState({ plannedAt }, undefined, plannedAt + offset, medication)).toBe(expected);
  });
});

test('a record decides, however late it is', () => {
  const late = plannedAt + 24 * 60 * MINUTE;
  expect(slotState({ plannedAt }, { status: 'GIVEN', deletedAt: null }, late, aSchedule())).toBe('GIVEN');
  expect(slotState({ plannedAt }, { status: 'SKIPPED', deletedAt: null }, late, aSchedule())).toBe('SKIPPED');
});

test('MED-12 a record that was undone reopens the slot', () => {
  const undone = { status: 'GIVEN', deletedAt: instantAt('2026-06-01T08:05:00Z') } as const;
  expect(slotState({ plannedAt }, undone, plannedAt, aSchedule())).toBe('DUE');
});
