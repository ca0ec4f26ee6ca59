/** The document that the throughput is measured with: a medicine of CareCircle, as plain fields. */
export const medication = (index: number) => ({
  name: `Lisinopril ${index}`,
  dosage: '10 mg',
  form: 'TABLET',
  frequency: 'DAILY',
  scheduledTimes: ['08:00', '20:00'],
  currentSupply: index,
  refillAt: 7,
  isActive: true,
  instructions: 'With a glass of water, before breakfast.',
  circle: `circle ${index % CIRCLES}`,
  createdAt: new Date(1_800_000_000_000),
  deletedAt: null,
});

/** So many documents are stored before anything is measured. */
export const STORED_DOCUMENTS = 10_000;
/** Circles that the medicines belong to, evenly. */
export const CIRCLES = 1_000;

export const COLLECTION = 'medications';

export const idOf = (index: number): string => `m${index % STORED_DOCUMENTS}`;
