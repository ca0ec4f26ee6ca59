/** One Jest project a room; the kind of a test is its suffix: `.test` is pure, `.rules.test` and `.int.test` need the emulators. */
const common = {
  // Stacks lay out copies of the rooms below .data; Jest would take them for packages of the same name.
  modulePathIgnorePatterns: ['<rootDir>/\\.data/', '<rootDir>/\\.build/'],
  testEnvironment: 'node',
  transform: {
    '^.+\\.[cm]?[jt]s$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript', decorators: true } }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!(temporal-polyfill|temporal-utils|temporal-spec|uuid|jose)/)'],
  moduleNameMapper: { '^@carecircle/domain$': '<rootDir>/domain/src/index.ts' },
};

const project = (displayName, testMatch, more = {}) => ({
  ...common,
  rootDir: import.meta.dirname,
  displayName,
  testMatch,
  ...more,
});

/** An engine of their own for the rules tests, where no emulator suite runs. */
const engine = {
  globalSetup: '<rootDir>/tests/rules/support/start-engine.mjs',
  globalTeardown: '<rootDir>/tests/rules/support/stop-engine.mjs',
};

export default {
  // How fast something is, is the question of benchmarks: a busy machine must not fail a test.
  testTimeout: 30_000,
  projects: [
    project('domain', ['<rootDir>/domain/**/*.test.ts']),
    project('engine', ['<rootDir>/emulator/**/*.test.ts']),
    project('functions', ['<rootDir>/functions/src/**/*.test.ts']),
    project('local', ['<rootDir>/local/**/*.test.ts']),
    project('rules', ['<rootDir>/tests/rules/**/*.rules.test.ts'], engine),
    project('integration', ['<rootDir>/tests/integration/**/*.int.test.ts']),
  ],
};
