/** So many documents are stored before anything is measured. */
export const STORED_DOCUMENTS = 10_000;
/** Circles that the medicines belong to, evenly. */
export const CIRCLES = 1_000;

export const COLLECTION = 'medications';

export const idOf = (index: number): string => `m${index % STORED_DOCUMENTS}`;

/** The document that the throughput is measured with: a medicine of CareCircle. Queries find it by what stays the same. */
export function medication(index: number, version: number) {
  const number = index % STORED_DOCUMENTS;
  return {
    name: `Lisinopril ${number}`,
    dosage: '10 mg',
    form: 'TABLET',
    frequency: 'DAILY',
    scheduledTimes: ['08:00', '20:00'],
    circle: `circle ${number % CIRCLES}`,
    number,
    currentSupply: version,
    refillAt: 7,
    isActive: true,
    instructions: 'With a glass of water, before breakfast.',
    createdAt: new Date(1_800_000_000_000),
    deletedAt: null,
  };
}
