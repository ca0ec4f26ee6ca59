import { APP_BASE_HREF } from '@angular/common';
import { isDevMode, provideBrowserGlobalErrorListeners, type ApplicationConfig } from '@angular/core';
import { provideRouter, TitleStrategy, withComponentInputBinding, withInMemoryScrolling } from '@angular/router';
import { provideServiceWorker } from '@angular/service-worker';
import { routes } from './app.routes';
import { RUNTIME_CONFIG, type RuntimeConfig } from './core/config/runtime-config';
import { provideFirebase } from './core/firebase/firebase.providers';
import { provideLocale } from './core/locale/locale.providers';
import { PageTitle } from './core/navigation/page-title';

export function appConfig(config: RuntimeConfig): ApplicationConfig {
  return {
    providers: [
      provideBrowserGlobalErrorListeners(),
      { provide: RUNTIME_CONFIG, useValue: config },
      // The policy of the pages forbids a <base> element (SEC-13).
      { provide: APP_BASE_HREF, useValue: '/' },
      provideFirebase(),
      provideLocale(),
      provideRouter(routes, withComponentInputBinding(), withInMemoryScrolling({ scrollPositionRestoration: 'top' })),
      { provide: TitleStrategy, useExisting: PageTitle },
      provideServiceWorker('carecircle-worker.js', {
        enabled: !isDevMode(),
        registrationStrategy: 'registerWhenStable:3000',
      }),
    ],
  };
}
