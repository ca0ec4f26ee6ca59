import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';
import { loadRuntimeConfig } from './app/core/config/runtime-config';
import { finishWipe } from './app/core/session/wipe';
import { hideBrokenDatabase } from './app/core/storage/database-probe';

async function start(): Promise<void> {
  const [config] = await Promise.all([loadRuntimeConfig(), prepareStorage()]);
  await bootstrapApplication(App, appConfig(config));
}

async function prepareStorage(): Promise<void> {
  if (await hideBrokenDatabase()) await finishWipe().catch(console.error);
}

start().catch((error: unknown) => {
  console.error(error);
  document.body.textContent = 'CareCircle could not start. Please check your connection and reload this page.';
});
