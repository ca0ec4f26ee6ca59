import {
  activitySchema,
  contactSchema,
  deviceSchema,
  doctorSchema,
  doseSchema,
  familySchema,
  invitationSchema,
  localDay,
  medicationSchema,
  memberSchema,
  recipientSchema,
  registerInput,
  userSchema,
} from '@carecircle/domain';
import type { Dose, Medication } from '@carecircle/domain';
import { DEMO_PASSWORD, PEOPLE, THOMPSONS } from './people';
import { planDemo } from './plan';

const NOW = Date.parse('2026-11-23T17:00:00Z');
const ZONE = 'America/New_York';
const plan = (nowMs = NOW): ReturnType<typeof planDemo> => planDemo({ nowMs, timeZone: ZONE });

const SCHEMAS = [
  [/^users\/[^/]+$/, userSchema],
  [/\/devices\//, deviceSchema],
  [/^families\/[^/]+$/, familySchema],
  [/\/members\//, memberSchema],
  [/\/invitations\//, invitationSchema],
  [/\/recipients\/[^/]+$/, recipientSchema],
  [/\/doctors\//, doctorSchema],
  [/\/contacts\//, contactSchema],
  [/\/medications\//, medicationSchema],
  [/\/doses\//, doseSchema],
  [/\/activity\//, activitySchema],
] as const;

const below = <T>(collection: string, documents = plan()): T[] =>
  [...documents].filter(([path]) => path.startsWith(`families/${THOMPSONS}/`) && path.includes(`/${collection}/`)).map(([, data]) => data as T);

describe('planDemo', () => {
  test('makes only documents that the domain calls valid, without a field too many', () => {
    for (const [path, data] of plan()) {
      const schema = SCHEMAS.find(([pattern]) => pattern.test(path))?.[1];
      const parsed = schema?.safeParse(data);
      expect({ path, problem: parsed?.error?.issues, known: parsed !== undefined }).toEqual({ path, problem: undefined, known: true });
      expect(Object.keys(parsed?.data ?? {}).sort()).toEqual(Object.keys(data).sort());
    }
  });

  test('is the same every time for the same moment', () => {
    expect([...plan()]).toEqual([...plan()]);
  });

  test('has a week of doses: most given, some skipped, some missed', () => {
    const past = below<Dose>('doses').filter(({ day }) => day < localDay(NOW, ZONE));
    const planned = 7 * 6;
    const share = (count: number): number => count / planned;
    expect(share(past.filter(({ status }) => status === 'GIVEN').length)).toBeGreaterThan(0.7);
    expect(past.filter(({ status }) => status === 'SKIPPED').length).toBeGreaterThan(0);
    expect(past.length).toBeLessThan(planned);
  });

  test.each(['2026-11-23T05:30:00Z', '2026-11-23T15:00:00Z', '2026-11-24T04:30:00Z'])('puts nothing after the present (%s)', (iso) => {
    const nowMs = Date.parse(iso);
    const late = below<Dose>('doses', plan(nowMs)).filter(({ createdAt }) => createdAt.toMillis() > nowMs);
    expect(late).toEqual([]);
  });

  test('leaves the latest doses of today open, so that there is something to give', () => {
    const evening = Date.parse('2026-11-24T01:30:00Z');
    const today = below<Dose>('doses', plan(evening)).filter(({ day }) => day === '2026-11-23');
    expect(today.map(({ slot }) => slot?.slice(-5))).toEqual(['08:00', '08:00', '08:00', '08:00', '18:00']);
  });

  test('MED-14: one dose of one medicine takes its supply to where a refill is asked for', () => {
    const near = below<Medication>('medications').filter(
      ({ currentSupply, refillAt, quantity }) => currentSupply !== null && refillAt !== null && currentSupply > refillAt && currentSupply - quantity <= refillAt,
    );
    expect(near.map(({ name }) => name)).toEqual(['Acetaminophen']);
  });

  test('names every role and somebody of another family, with a password that the app accepts', () => {
    expect(PEOPLE.filter(({ familyId }) => familyId === THOMPSONS).map(({ role }) => role)).toEqual(['ADMIN', 'CAREGIVER', 'VIEWER']);
    expect(PEOPLE.some(({ familyId }) => familyId !== THOMPSONS)).toBe(true);
    expect(registerInput.shape.password.safeParse(DEMO_PASSWORD).success).toBe(true);
  });
});
