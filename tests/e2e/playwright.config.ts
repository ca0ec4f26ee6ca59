import { defineConfig } from '@playwright/test';

/** Real Chromium on the running stack; `CHROMIUM_PATH` and `APP_URL` come from the test runner. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.e2e.ts',
  outputDir: '../../test-results',
  // Generous, since a machine may be busy: how fast things happen is the benchmarks' question.
  timeout: 180_000,
  expect: { timeout: 60_000 },
  workers: 3,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  reporter: [['list']],
  use: {
    baseURL: process.env['APP_URL'],
    locale: 'en-US',
    timezoneId: 'America/New_York',
    viewport: { width: 1280, height: 800 },
    // What every new profile would do again takes half of the processor's time: the installation of the service worker, which the
    // tests that need it allow, and moving pictures.
    serviceWorkers: 'block',
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    trace: 'off',
    launchOptions: {
      executablePath: process.env['CHROMIUM_PATH'],
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
