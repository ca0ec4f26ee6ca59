/**
 * @jest-environment ./domain/tests/host-zone-environment.cjs
 * @jest-environment-options {"zone": "Etc/UTC"}
 */
import { goldenSlotTests } from '../golden-slots-suite';

test('the machine seems to stand in Etc/UTC', () => {
  expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toMatch(/^(Etc\/)?UTC$/);
});

goldenSlotTests();
