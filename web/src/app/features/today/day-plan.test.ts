import { at, DAY, dose, instant, medication, ZONE } from '../../../testing/builders';
import { dayPlan, type DayPlanInput } from './day-plan';
import { standingRecords } from './dose-record';

const input = (change: Partial<DayPlanInput> = {}): DayPlanInput => ({
  medications: [medication()],
  records: [],
  day: DAY,
  timeZone: ZONE,
  nowMs: at('08:00'),
  ...change,
});
const states = (plan: ReturnType<typeof dayPlan>) => plan.parts.flatMap(({ slots }) => slots.map(({ state }) => state));

describe('dayPlan', () => {
  it('groups the day’s doses by part of the day, in order', () => {
    const medications = [
      medication({ id: 'b', name: 'Metformin', frequency: 'TWICE_DAILY', scheduledTimes: ['08:00', '18:00'] }),
      medication({ id: 'a', name: 'Aspirin' }),
    ];
    const plan = dayPlan(input({ medications }));
    expect(plan.parts.map(({ part, slots }) => [part, slots.map(({ slot }) => slot.medicationId)])).toEqual([
      ['MORNING', ['a', 'b']],
      ['EVENING', ['b']],
    ]);
  });

  it.each([
    ['05:59', 'UPCOMING'],
    ['08:00', 'DUE'],
    ['10:01', 'LATE'],
    ['11:01', 'MISSED'],
  ])('at %s shows the 8:00 dose as %s (MED-06)', (time, state) => {
    expect(states(dayPlan(input({ nowMs: at(time) })))).toEqual([state]);
  });

  it('counts what was given and says who and how late', () => {
    const records = standingRecords([dose({ givenAt: dose().deviceTime })], []);
    const plan = dayPlan(input({ records, nowMs: at('12:00') }));
    expect([plan.given, plan.total]).toEqual([1, 1]);
    expect(plan.parts[0]?.slots[0]).toMatchObject({ state: 'GIVEN', timing: 'ON_TIME', record: { by: 'maya' } });
  });

  it('shows a second record beside the first (MED-05)', () => {
    const first = dose();
    const second = dose({ id: `${first.id}_x`, clientId: 'x', createdBy: 'claire', possibleDoubleOf: first.id });
    const [view] = dayPlan(input({ records: standingRecords([second, first], []) })).parts[0]?.slots ?? [];
    expect(view?.record?.by).toBe('maya');
    expect(view?.doubles).toMatchObject([{ by: 'claire' }]);
  });

  it('keeps a dose on the page whose medicine was stopped (MED-14)', () => {
    const plan = dayPlan(input({ medications: [medication({ isActive: false })], records: standingRecords([dose()], []) }));
    expect(plan.total).toBe(0);
    expect(plan.unplanned).toMatchObject([{ medicationName: 'Lisinopril' }]);
  });

  it('lists medicines for when they are needed with the day’s doses', () => {
    const asNeeded = medication({ frequency: 'AS_NEEDED', scheduledTimes: [] });
    const given = dose({ id: `m1_${DAY}_x`, slot: null, plannedAt: null });
    const plan = dayPlan(input({ medications: [asNeeded], records: standingRecords([given], []) }));
    expect(plan.asNeeded).toMatchObject([{ records: [{ by: 'maya' }] }]);
    expect(plan.unplanned).toEqual([]);
  });

  describe('after midnight', () => {
    const evening = medication({ scheduledTimes: ['22:00'] });
    const nextDay = '2026-06-16';
    const nextDayAt = (time: string): number => Date.parse(`${nextDay}T${time}:00-04:00`);
    const planAt = (time: string, records: DayPlanInput['records'] = []) =>
      dayPlan(input({ medications: [evening], records, day: nextDay, nowMs: nextDayAt(time) }));

    it.each([
      ['00:30', ['LATE']],
      ['09:59', ['MISSED']],
      ['10:01', []],
    ])('at %s the dose of the evening before is %s', (time, expected) => {
      expect(planAt(time).carriedOver.map(({ state }) => state)).toEqual(expected);
    });

    const given = (time: number) => {
      const slot = `${DAY}T22:00`;
      return standingRecords([dose({ id: `m1_${slot}`, slot, plannedAt: instant(at('22:00')), givenAt: instant(time) })], []);
    };

    it('keeps a dose on the page that was given since midnight, and counts it to its own day', () => {
      const plan = planAt('00:30', given(nextDayAt('00:20')));
      expect(plan.carriedOver).toMatchObject([{ state: 'GIVEN' }]);
      expect([plan.given, plan.total, plan.unplanned]).toEqual([0, 1, []]);
    });

    it('leaves out what was settled in the evening', () => {
      expect(planAt('00:30', given(at('22:05'))).carriedOver).toEqual([]);
    });
  });
});
