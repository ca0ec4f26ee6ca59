import type { Medication, Schedule } from '../src';

/** A daily tablet at 08:00, well stocked; say only what matters to the test. */
export function aSchedule(change: Partial<Schedule> = {}): Schedule {
  return {
    id: 'm1',
    scheduledTimes: ['08:00'],
    weekdays: [],
    startDate: '2020-01-01',
    endDate: null,
    isActive: true,
    timeCritical: false,
    deletedAt: null,
    ...change,
  };
}

export const at = (iso: string): number => Date.parse(iso);

export const instantAt = (iso: string) => ({ toMillis: () => at(iso) });

export function aMedication(change: Partial<Medication> = {}): Medication {
  const written = { createdAt: instantAt('2026-01-01T00:00:00Z'), createdBy: 'u1', updatedBy: 'u1', deletedBy: null };
  return {
    name: 'Lisinopril',
    genericName: '',
    dosage: '10 mg',
    form: 'TABLET',
    frequency: 'DAILY',
    quantity: 1,
    currentSupply: 30,
    refillAt: 7,
    instructions: '',
    lastDoseId: null,
    ...written,
    updatedAt: written.createdAt,
    ...aSchedule(),
    ...change,
  };
}
