/**
 * @jest-environment ./domain/tests/host-zone-environment.cjs
 * @jest-environment-options {"zone": "Asia/Kolkata"}
 */
import { goldenSlotTests } from '../golden-slots-suite';

test('the machine seems to stand in Asia/Kolkata', () => {
  expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toMatch(/^(Etc\/)?Asia\/(Kolkata|Calcutta)$/);
});

goldenSlotTests();
