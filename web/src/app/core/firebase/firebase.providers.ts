import { inject, type EnvironmentProviders, type Provider } from '@angular/core';
import { initializeApp, provideFirebaseApp, FirebaseApp } from '@angular/fire/app';
import { provideAuth } from '@angular/fire/auth';
import { browserLocalPersistence, connectAuthEmulator, indexedDBLocalPersistence, initializeAuth } from 'firebase/auth';
import { RUNTIME_CONFIG, type EmulatorPorts } from '../config/runtime-config';

/** The Firebase app and sign-in. Firestore is heavier and comes with the signed-in part (`firestore.ts`). */
export function provideFirebase(): (Provider | EnvironmentProviders)[] {
  return [
    provideFirebaseApp(() => initializeApp(inject(RUNTIME_CONFIG).firebase)),
    provideAuth(() => {
      const { emulators } = inject(RUNTIME_CONFIG);
      const auth = initializeAuth(inject(FirebaseApp), {
        persistence: [indexedDBLocalPersistence, browserLocalPersistence],
      });
      if (emulators) {
        connectAuthEmulator(auth, `http://${emulatorHost(emulators)}:${emulators.auth}`, { disableWarnings: true });
      }
      return auth;
    }),
  ];
}

/** Where the emulators are, seen from this page. */
export function emulatorHost({ host }: EmulatorPorts): string {
  return host ?? location.hostname;
}
