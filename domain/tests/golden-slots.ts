/** What the clocks of six zones do to a plan: [zone, day, time, instant, moved by the clock change]. */
export const GOLDEN_SLOTS: readonly [string, string, string, string, boolean][] = [
  ['America/New_York', '2026-10-31', '08:00', '2026-10-31T12:00:00Z', false],
  ['America/New_York', '2026-11-01', '08:00', '2026-11-01T13:00:00Z', false],
  ['America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30:00Z', false],
  ['America/New_York', '2027-03-13', '02:30', '2027-03-13T07:30:00Z', false],
  ['America/New_York', '2027-03-14', '02:30', '2027-03-14T07:30:00Z', true],
  ['America/New_York', '2027-03-15', '02:30', '2027-03-15T06:30:00Z', false],
  ['Europe/Paris', '2026-03-29', '02:30', '2026-03-29T01:30:00Z', true],
  ['Europe/Paris', '2026-03-29', '08:00', '2026-03-29T06:00:00Z', false],
  ['Europe/Paris', '2026-10-25', '02:30', '2026-10-25T00:30:00Z', false],
  ['Asia/Kolkata', '2026-03-29', '02:30', '2026-03-28T21:00:00Z', false],
  ['Asia/Kolkata', '2026-11-01', '08:00', '2026-11-01T02:30:00Z', false],
  ['Australia/Lord_Howe', '2026-04-05', '01:45', '2026-04-04T14:45:00Z', false],
  ['Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:45:00Z', true],
  ['Pacific/Auckland', '2026-04-05', '02:30', '2026-04-04T13:30:00Z', false],
  ['Pacific/Auckland', '2026-09-27', '02:30', '2026-09-26T14:30:00Z', true],
  ['Africa/Cairo', '2026-04-24', '00:15', '2026-04-23T22:15:00Z', true],
  ['Africa/Cairo', '2026-10-29', '23:30', '2026-10-29T20:30:00Z', false],
];

export interface Move {
  from: string;
  to: string;
  /** The day on which the recipient's zone is changed, before the first dose. */
  day: string;
  /** The instants of the next doses of a medicine taken at 08:00, until they are back in step. */
  expected: string[];
}

/** A recipient who takes a medicine at 08:00 and moves: at least 20 hours between doses, back in step after that. */
export const GOLDEN_MOVES: readonly Move[] = [
  {
    from: 'America/New_York',
    to: 'Europe/Paris',
    day: '2026-06-02',
    expected: ['2026-06-02T08:00:00Z', '2026-06-03T06:00:00Z', '2026-06-04T06:00:00Z'],
  },
  {
    from: 'Europe/Paris',
    to: 'America/New_York',
    day: '2026-06-02',
    expected: ['2026-06-02T12:00:00Z', '2026-06-03T12:00:00Z'],
  },
  {
    from: 'America/New_York',
    to: 'Pacific/Auckland',
    day: '2026-06-02',
    expected: [
      '2026-06-02T08:00:00Z',
      '2026-06-03T04:00:00Z',
      '2026-06-04T00:00:00Z',
      '2026-06-04T20:00:00Z',
      '2026-06-05T20:00:00Z',
    ],
  },
  {
    from: 'Asia/Kolkata',
    to: 'Australia/Lord_Howe',
    day: '2026-06-02',
    expected: ['2026-06-01T22:30:00Z', '2026-06-02T21:30:00Z', '2026-06-03T21:30:00Z'],
  },
  {
    from: 'Africa/Cairo',
    to: 'Asia/Kolkata',
    day: '2026-06-02',
    expected: ['2026-06-02T02:30:00Z', '2026-06-03T02:30:00Z'],
  },
  {
    from: 'Pacific/Auckland',
    to: 'Africa/Cairo',
    day: '2026-06-02',
    expected: ['2026-06-02T05:00:00Z', '2026-06-03T05:00:00Z'],
  },
];

export const HOUR_MS = 3_600_000;
