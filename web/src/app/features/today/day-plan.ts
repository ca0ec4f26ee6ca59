import {
  addDays,
  DAY_PARTS,
  dayPart,
  dayRange,
  doseTiming,
  doseWindow,
  slotsForDay,
  slotState,
  type DayPart,
  type DoseTiming,
  type Medication,
  type Slot,
  type SlotState,
  type WithId,
} from '@carecircle/domain';
import type { DoseRecord } from './dose-record';

/** One scheduled dose of the day with what became of it. */
export interface SlotView {
  readonly slot: Slot;
  readonly medication: WithId<Medication>;
  readonly state: SlotState;
  readonly record: DoseRecord | null;
  /** How the dose lay to its plan; null unless it was given. */
  readonly timing: DoseTiming | null;
  /** Second records of the same slot. */
  readonly doubles: readonly DoseRecord[];
}

/** A medicine with the doses of the day that were given outside the plan. */
export interface AsNeededView {
  readonly medication: WithId<Medication>;
  readonly records: readonly DoseRecord[];
}

export interface DayPlan {
  /** Doses of the evening before that nobody has recorded yet, or only since midnight. */
  readonly carriedOver: readonly SlotView[];
  readonly parts: readonly { readonly part: DayPart; readonly slots: readonly SlotView[] }[];
  readonly asNeeded: readonly AsNeededView[];
  /** Records whose medicine or time is no longer in the plan: what was given stays on the page (MED-14). */
  readonly unplanned: readonly DoseRecord[];
  readonly given: number;
  readonly total: number;
}

export interface DayPlanInput {
  readonly medications: readonly WithId<Medication>[];
  /** Of the day and of the day before. */
  readonly records: readonly DoseRecord[];
  readonly day: string;
  readonly timeZone: string;
  readonly nowMs: number;
}

/** How long after its plan a dose of the day before is still asked for. */
const CARRIED_OVER_MS = 12 * 60 * 60_000;

/** Everything that Today shows of a day, computed from what is known. */
export function dayPlan(input: DayPlanInput): DayPlan {
  const { medications, day, timeZone, nowMs } = input;
  const records = input.records.filter((record) => record.day === day);
  const slots = slotViews(input, day);
  const shown = new Set(slots.flatMap(({ record, doubles }) => [record, ...doubles]).map((record) => record?.id));
  const asNeeded = medications
    .filter((medication) => medication.isActive && medication.frequency === 'AS_NEEDED' && withinDates(medication, day))
    .map((medication) => ({ medication, records: outsidePlan(records, medication.id) }));
  for (const { records: own } of asNeeded) for (const { id } of own) shown.add(id);
  const midnight = dayRange(day, timeZone).startMs;
  return {
    carriedOver: slotViews(input, addDays(day, -1)).filter(
      ({ slot, record }) => nowMs - slot.plannedAt <= CARRIED_OVER_MS && (record === null || record.at >= midnight),
    ),
    parts: DAY_PARTS.map((part) => ({ part, slots: slots.filter(({ slot }) => dayPart(slot.time) === part) })).filter(
      (group) => group.slots.length > 0,
    ),
    asNeeded,
    unplanned: records.filter(({ id }) => !shown.has(id)).sort((a, b) => a.at - b.at),
    given: slots.filter(({ state }) => state === 'GIVEN').length,
    total: slots.length,
  };
}

function slotViews({ medications, records, timeZone, nowMs }: DayPlanInput, day: string): SlotView[] {
  return medications
    .flatMap((medication) => slotsForDay(medication, day, timeZone).map((slot) => slotView(slot, medication, records, nowMs)))
    .sort((a, b) => a.slot.plannedAt - b.slot.plannedAt || a.medication.name.localeCompare(b.medication.name));
}

function slotView(slot: Slot, medication: WithId<Medication>, records: readonly DoseRecord[], nowMs: number): SlotView {
  const own = records.filter((record) => record.medicationId === medication.id && record.slot === slot.slot);
  const record = own.find(({ possibleDoubleOf }) => possibleDoubleOf === null) ?? own[0] ?? null;
  const standing = record ? { status: record.status, deletedAt: null } : undefined;
  const timing = record?.status === 'GIVEN' ? doseTiming(slot.plannedAt, record.at, doseWindow(medication)) : null;
  return {
    slot,
    medication,
    record,
    timing,
    state: slotState(slot, standing, nowMs, medication),
    doubles: own.filter((other) => other !== record),
  };
}

function outsidePlan(records: readonly DoseRecord[], medicationId: string): DoseRecord[] {
  return records
    .filter((record) => record.medicationId === medicationId && record.slot === null)
    .sort((a, b) => a.at - b.at);
}

function withinDates({ startDate, endDate }: Medication, day: string): boolean {
  return day >= startDate && (endDate === null || day <= endDate);
}
