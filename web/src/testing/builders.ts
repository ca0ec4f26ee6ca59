import type { Dose, Instant, Medication, WithId } from '@carecircle/domain';
import type { RecordEntry, UndoEntry } from '../app/core/outbox/outbox-entry';

export const ZONE = 'America/New_York';
export const DAY = '2026-06-15';

/** Epoch milliseconds of a wall-clock time on the test day in New York. */
export const at = (time: string): number => Date.parse(`${DAY}T${time}:00-04:00`);

export const instant = (ms: number): Instant => ({ toMillis: () => ms });

const meta = {
  createdAt: instant(0),
  createdBy: 'claire',
  updatedAt: instant(0),
  updatedBy: 'claire',
  deletedAt: null,
  deletedBy: null,
};

export function medication(change: Partial<WithId<Medication>> = {}): WithId<Medication> {
  return {
    id: 'm1',
    name: 'Lisinopril',
    genericName: '',
    dosage: '10 mg',
    form: 'TABLET',
    frequency: 'DAILY',
    scheduledTimes: ['08:00'],
    weekdays: [],
    timeCritical: false,
    quantity: 1,
    currentSupply: 22,
    refillAt: 7,
    startDate: '2026-01-01',
    endDate: null,
    isActive: true,
    instructions: '',
    lastDoseId: null,
    ...meta,
    ...change,
  };
}

export function dose(change: Partial<WithId<Dose>> = {}): WithId<Dose> {
  return {
    id: `m1_${DAY}T08:00`,
    medicationId: 'm1',
    medicationName: 'Lisinopril',
    dosage: '10 mg',
    slot: `${DAY}T08:00`,
    day: DAY,
    plannedAt: instant(at('08:00')),
    status: 'GIVEN',
    givenAt: instant(at('08:02')),
    quantity: 1,
    supplyUsed: 1,
    skipReason: null,
    notes: '',
    clientId: 'maya-tap',
    deviceTime: instant(at('08:02')),
    possibleDoubleOf: null,
    corrections: [],
    ...meta,
    createdBy: 'maya',
    ...change,
  };
}

export function recordEntry(change: Partial<RecordEntry> = {}): RecordEntry {
  return {
    kind: 'RECORD',
    id: 'my-tap',
    clientId: 'my-tap',
    uid: 'claire',
    familyId: 'f1',
    recipientId: 'r1',
    medicationId: 'm1',
    medicationName: 'Lisinopril',
    dosage: '10 mg',
    doseId: `m1_${DAY}T08:00`,
    slot: `${DAY}T08:00`,
    day: DAY,
    plannedAt: at('08:00'),
    status: 'GIVEN',
    givenAt: at('08:05'),
    quantity: 1,
    skipReason: null,
    notes: '',
    possibleDoubleOf: null,
    deviceTime: at('08:05'),
    attempts: 0,
    state: 'PENDING',
    ...change,
  };
}

export function undoEntry(change: Partial<UndoEntry> = {}): UndoEntry {
  return {
    kind: 'UNDO',
    id: `undo:m1_${DAY}T08:00`,
    uid: 'claire',
    familyId: 'f1',
    recipientId: 'r1',
    medicationId: 'm1',
    medicationName: 'Lisinopril',
    doseId: `m1_${DAY}T08:00`,
    slot: `${DAY}T08:00`,
    day: DAY,
    deviceTime: at('08:06'),
    attempts: 0,
    state: 'PENDING',
    recordClientId: 'my-tap',
    ...change,
  };
}
