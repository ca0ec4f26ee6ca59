import { at, medication, ZONE } from '../../../testing/builders';
import { nextTimes } from './medication-words';

const iso = (times: number[]) => times.map((ms) => new Date(ms).toISOString());

describe('nextTimes', () => {
  it('are the next three in the recipient’s zone (MED-08)', () => {
    const twice = medication({ frequency: 'TWICE_DAILY', scheduledTimes: ['08:00', '20:00'] });
    expect(iso(nextTimes(twice, at('09:00'), ZONE))).toEqual([
      '2026-06-16T00:00:00.000Z',
      '2026-06-16T12:00:00.000Z',
      '2026-06-17T00:00:00.000Z',
    ]);
  });

  it('begin on the first day', () => {
    expect(iso(nextTimes(medication({ startDate: '2026-07-01' }), at('09:00'), ZONE))[0]).toBe('2026-07-01T12:00:00.000Z');
  });

  it('are none after the last day', () => {
    expect(nextTimes(medication({ endDate: '2026-06-15' }), at('09:00'), ZONE)).toEqual([]);
  });
});
