import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';
import { loadRuntimeConfig } from './app/core/config/runtime-config';
import { finishWipe } from './app/core/session/wipe';

async function start(): Promise<void> {
  const [config] = await Promise.all([loadRuntimeConfig(), finishWipe().catch(console.error)]);
  await bootstrapApplication(App, appConfig(config));
}

start().catch((error: unknown) => {
  console.error(error);
  document.body.textContent = 'CareCircle could not start. Please check your connection and reload this page.';
});
