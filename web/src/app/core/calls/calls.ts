import { inject, Service } from '@angular/core';
import { FirebaseApp } from '@angular/fire/app';
import type { Functions } from 'firebase/functions';
import { RUNTIME_CONFIG } from '../config/runtime-config';
import { emulatorHost } from '../firebase/firebase.providers';

/** Calls functions of the server. Their client is downloaded with the first call. */
@Service()
export class Calls {
  private readonly app = inject(FirebaseApp);
  private readonly config = inject(RUNTIME_CONFIG);
  private functions: Promise<Functions> | undefined;

  /** @throws FirebaseError `functions/…` when the server refuses or does not answer. */
  async call<I extends object, O>(name: string, input: I): Promise<O> {
    this.functions ??= this.connect();
    const { httpsCallable } = await import('firebase/functions');
    return (await httpsCallable<I, O>(await this.functions, name)(input)).data;
  }

  private async connect(): Promise<Functions> {
    const { connectFunctionsEmulator, getFunctions } = await import('firebase/functions');
    const { emulators, functionsRegion } = this.config;
    const functions = getFunctions(this.app, functionsRegion);
    if (emulators) connectFunctionsEmulator(functions, emulatorHost(emulators), emulators.functions);
    return functions;
  }
}
