import { Timestamp } from '../../../model';
import { formatTimestamp, readTimestamp } from './timestamp';

describe('timestamps in JSON', () => {
  it.each([
    ['2026-01-02T03:04:05Z', 0, '2026-01-02T03:04:05Z'],
    ['2026-01-02T03:04:05.6Z', 600_000_000, '2026-01-02T03:04:05.600Z'],
    ['2026-01-02T03:04:05.678901Z', 678_901_000, '2026-01-02T03:04:05.678901Z'],
    ['2026-01-02T03:04:05.123456789Z', 123_456_789, '2026-01-02T03:04:05.123456789Z'],
    ['2026-01-02T05:04:05.000000000+02:00', 0, '2026-01-02T03:04:05Z'],
    ['0001-01-01T00:00:00Z', 0, '0001-01-01T00:00:00Z'],
    ['1969-12-31T23:59:59.999999999Z', 999_999_999, '1969-12-31T23:59:59.999999999Z'],
    ['9999-12-31t23:59:59z', 0, '9999-12-31T23:59:59Z'],
  ])('%s is read and written as it should be', (text, nanos, canonical) => {
    const time = readTimestamp(text);
    expect(time.nanos).toBe(nanos);
    expect(formatTimestamp(time)).toBe(canonical);
  });

  it.each(['2026-01-02', '2026-13-02T03:04:05Z', '2026-01-02T03:04:05', '2026-01-02T03:04:05.1234567890Z', 5, null])(
    'refuses %s',
    (text) => {
      expect(() => readTimestamp(text)).toThrow('RFC 3339');
    },
  );

  it('counts nanoseconds upwards before 1970 as well', () => {
    expect(readTimestamp('1969-12-31T23:59:59.5Z')).toEqual(new Timestamp(-1, 500_000_000));
  });
});
