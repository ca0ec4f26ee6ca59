/**
 * @jest-environment ./domain/tests/host-zone-environment.cjs
 * @jest-environment-options {"zone": "Australia/Lord_Howe"}
 */
import { goldenSlotTests } from '../golden-slots-suite';

test('the machine seems to stand in Australia/Lord_Howe', () => {
  expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toMatch(/^(Etc\/)?Australia\/Lord_Howe$/);
});

goldenSlotTests();
