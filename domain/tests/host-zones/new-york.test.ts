/**
 * @jest-environment ./domain/tests/host-zone-environment.cjs
 * @jest-environment-options {"zone": "America/New_York"}
 */
import { goldenSlotTests } from '../golden-slots-suite';

test('the machine seems to stand in America/New_York', () => {
  expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toMatch(/^(Etc\/)?America\/New_York$/);
});

goldenSlotTests();
