import { asNeededDoseId, possibleDoubleId, scheduledDoseId } from './ids';

const clientId = '3f6c1d1e-8a57-4c4b-9d2b-0f0e5a1b2c3d';

test('MED-01 one slot of one medicine has one id, whoever records it', () => {
  expect(scheduledDoseId('m1', '2026-06-01T08:00')).toBe('m1_2026-06-01T08:00');
});

test('a dose outside the plan is told apart by its tap', () => {
  expect(asNeededDoseId('m1', '2026-06-01', clientId)).toBe(`m1_2026-06-01_${clientId}`);
});

test('MED-05 a second record of a slot has an id of its own that leads to the first', () => {
  expect(possibleDoubleId('m1_2026-06-01T08:00', clientId)).toBe(`m1_2026-06-01T08:00_${clientId}`);
});
