import type { Frequency, MedicationForm } from '@carecircle/domain';

/** A medicine of the demo: what differs from one to the next. */
export interface DemoMedicine {
  readonly id: string;
  readonly name: string;
  readonly genericName: string;
  readonly dosage: string;
  readonly form: MedicationForm;
  readonly frequency: Frequency;
  readonly scheduledTimes: readonly string[];
  readonly quantity: number;
  readonly currentSupply: number;
  readonly refillAt: number | null;
  readonly instructions: string;
}

const tablet = { form: 'TABLET', quantity: 1 } as const;

/** Eleanor's. One dose of the last takes its supply below its threshold, so a refill notice can be seen at any hour. */
export const ELEANORS_MEDICINES: readonly DemoMedicine[] = [
  {
    ...tablet,
    id: 'lisinopril',
    name: 'Lisinopril',
    genericName: 'Lisinopril',
    dosage: '10 mg',
    frequency: 'DAILY',
    scheduledTimes: ['08:00'],
    currentSupply: 22,
    refillAt: 7,
    instructions: 'For blood pressure. With a glass of water.',
  },
  {
    ...tablet,
    id: 'metformin',
    name: 'Metformin',
    genericName: 'Metformin hydrochloride',
    dosage: '500 mg',
    frequency: 'TWICE_DAILY',
    scheduledTimes: ['08:00', '18:00'],
    currentSupply: 45,
    refillAt: 10,
    instructions: 'With breakfast and with dinner.',
  },
  {
    ...tablet,
    id: 'amlodipine',
    name: 'Amlodipine',
    genericName: 'Amlodipine besylate',
    dosage: '5 mg',
    frequency: 'DAILY',
    scheduledTimes: ['20:00'],
    currentSupply: 15,
    refillAt: 7,
    instructions: 'She may feel dizzy when she stands up quickly.',
  },
  {
    ...tablet,
    id: 'aspirin',
    name: 'Aspirin',
    genericName: 'Acetylsalicylic acid',
    dosage: '81 mg',
    frequency: 'DAILY',
    scheduledTimes: ['08:00'],
    currentSupply: 60,
    refillAt: 14,
    instructions: 'With food.',
  },
  {
    id: 'vitamin-d3',
    name: 'Vitamin D3',
    genericName: 'Cholecalciferol',
    dosage: '2000 IU',
    form: 'CAPSULE',
    frequency: 'DAILY',
    scheduledTimes: ['08:00'],
    quantity: 1,
    currentSupply: 30,
    refillAt: 7,
    instructions: '',
  },
  {
    ...tablet,
    id: 'acetaminophen',
    name: 'Acetaminophen',
    genericName: 'Paracetamol',
    dosage: '500 mg',
    frequency: 'AS_NEEDED',
    scheduledTimes: [],
    quantity: 2,
    currentSupply: 12,
    refillAt: 10,
    instructions: 'For pain: two tablets, at most every six hours, eight tablets a day.',
  },
];

/** The other family's, so that what must not be seen exists. */
export const HENRIS_MEDICINES: readonly DemoMedicine[] = [
  {
    ...tablet,
    id: 'donepezil',
    name: 'Donépézil',
    genericName: 'Donépézil',
    dosage: '10 mg',
    frequency: 'DAILY',
    scheduledTimes: ['21:00'],
    currentSupply: 28,
    refillAt: 7,
    instructions: 'Au coucher.',
  },
];
