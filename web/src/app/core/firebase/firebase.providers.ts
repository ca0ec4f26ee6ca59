import { inject, type EnvironmentProviders, type Provider } from '@angular/core';
import { initializeApp, provideFirebaseApp, FirebaseApp } from '@angular/fire/app';
import { provideAuth } from '@angular/fire/auth';
import {
  browserLocalPersistence,
  browserSessionPersistence,
  connectAuthEmulator,
  indexedDBLocalPersistence,
  initializeAuth,
  type Persistence,
} from 'firebase/auth';
import { RUNTIME_CONFIG, type EmulatorPorts } from '../config/runtime-config';
import { DeviceTrust } from '../session/device-trust';

/** The Firebase app and sign-in. Firestore is heavier and comes with the signed-in part (`firestore.ts`). */
export function provideFirebase(): (Provider | EnvironmentProviders)[] {
  return [
    provideFirebaseApp(() => initializeApp(inject(RUNTIME_CONFIG).firebase)),
    provideAuth(() => {
      const { emulators } = inject(RUNTIME_CONFIG);
      const auth = initializeAuth(inject(FirebaseApp), { persistence: persistence(inject(DeviceTrust).trusted()) });
      if (emulators) connectAuthEmulator(auth, emulatorUrl(emulators), { disableWarnings: true });
      return auth;
    }),
  ];
}

/** A sign-in on a device that is not the person's own leaves no database behind. */
const persistence = (trusted: boolean): Persistence[] =>
  trusted ? [indexedDBLocalPersistence, browserLocalPersistence] : [browserSessionPersistence];

/** Where the Auth emulator is, seen from this page. */
export const emulatorUrl = (emulators: EmulatorPorts): string => `http://${emulatorHost(emulators)}:${emulators.auth}`;

/** Where the emulators are, seen from this page. */
export function emulatorHost({ host }: EmulatorPorts): string {
  return host ?? location.hostname;
}
