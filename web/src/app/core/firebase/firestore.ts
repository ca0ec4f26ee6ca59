import { inject, InjectionToken } from '@angular/core';
import { FirebaseApp } from '@angular/fire/app';
import {
  connectFirestoreEmulator,
  initializeFirestore,
  memoryLocalCache,
  persistentLocalCache,
  persistentMultipleTabManager,
  type Firestore,
} from 'firebase/firestore';
import { RUNTIME_CONFIG } from '../config/runtime-config';
import { DeviceStorage } from '../storage/device-storage';
import { emulatorHost } from './firebase.providers';

/**
 * The database, with its offline copy on the device. Only the signed-in part of the app imports this file, so that
 * strangers on the sign-in page do not download it. `DeviceStorage.open()` must have been awaited: where the device keeps
 * nothing, or is not the person's own, the copy lives in memory.
 */
export const FIRESTORE = new InjectionToken<Firestore>('Firestore', {
  providedIn: 'root',
  factory: () => {
    const { emulators } = inject(RUNTIME_CONFIG);
    const localCache = inject(DeviceStorage).keeps()
      ? persistentLocalCache({ tabManager: persistentMultipleTabManager() })
      : memoryLocalCache();
    const firestore = initializeFirestore(inject(FirebaseApp), { localCache });
    if (emulators) connectFirestoreEmulator(firestore, emulatorHost(emulators), emulators.firestore);
    return firestore;
  },
});
