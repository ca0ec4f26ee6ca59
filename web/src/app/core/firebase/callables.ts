import { inject, Service } from '@angular/core';
import { FirebaseApp } from '@angular/fire/app';
import { callProblem, type CallProblemDetails } from '@carecircle/domain';
import { connectFunctionsEmulator, getFunctions, httpsCallable, type Functions } from 'firebase/functions';
import { RUNTIME_CONFIG } from '../config/runtime-config';
import { emulatorHost } from './firebase.providers';

const DEFAULT_REGION = 'us-central1';

/** A callable function refused, did not answer, or failed. */
export class CallError extends Error {
  constructor(
    /** Why it refused; null when it did not get as far as that. */
    readonly problem: CallProblemDetails | null,
    cause: unknown,
  ) {
    super(problem?.reason ?? 'The function failed or did not answer.', { cause });
  }

  /** Key of the sentence that tells a person what to do. */
  get textKey(): string {
    return `callProblem.${this.problem?.reason ?? 'FAILED'}`;
  }
}

/** The few things that the app asks functions for; everything else goes to the database directly. */
@Service()
export class Callables {
  private readonly app = inject(FirebaseApp);
  private readonly config = inject(RUNTIME_CONFIG);
  private connected: Functions | undefined;

  /** @throws CallError */
  async call<Input, Output>(name: string, input: Input): Promise<Output> {
    try {
      return (await httpsCallable<Input, Output>(this.functions(), name)(input)).data;
    } catch (error) {
      const details: unknown = typeof error === 'object' && error !== null && 'details' in error ? error.details : null;
      throw new CallError(callProblem(details), error);
    }
  }

  private functions(): Functions {
    if (this.connected) return this.connected;
    const { emulators, functionsRegion = DEFAULT_REGION } = this.config;
    this.connected = getFunctions(this.app, functionsRegion);
    if (emulators) connectFunctionsEmulator(this.connected, emulatorHost(emulators), emulators.functions);
    return this.connected;
  }
}
