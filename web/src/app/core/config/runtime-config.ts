import { InjectionToken } from '@angular/core';
import type { FirebaseOptions } from 'firebase/app';

/** Ports of the local emulators, on `host` or else on the host that serves the page. */
export interface EmulatorPorts {
  host?: string;
  auth: number;
  firestore: number;
  functions: number;
  storage: number;
}

/** `/assets/config.json`: which Firebase project this copy of the app talks to. */
export interface RuntimeConfig {
  firebase: FirebaseOptions & { projectId: string; apiKey: string; vapidKey?: string };
  /** Where the functions run; `us-central1` unless deployed elsewhere. */
  functionsRegion?: string;
  /** Ways to sign in that have to be set up in the project first (docs/deploy.md); off unless they stand here. */
  signIn?: {
    /** The OAuth client of the project's web app, for sign-in with Google. */
    googleClientId?: string;
    /** Codes of an authenticator app as a second step. */
    secondFactor?: boolean;
  };
  /** Only where emulators stand in for the project; a deployment has no such key. */
  emulators?: EmulatorPorts;
}

export const RUNTIME_CONFIG = new InjectionToken<RuntimeConfig>('RuntimeConfig');

const CONFIG_URL = '/assets/config.json';
const REMEMBERED_KEY = 'carecircle.config';

/**
 * Reads the configuration from the server, or the remembered one when there is no network.
 * @throws Error with what to do when there is neither, or when it is not usable.
 */
export async function loadRuntimeConfig(
  fetchConfig: (url: string) => Promise<Response> = (url) => fetch(url, { cache: 'no-cache' }),
  memory: Pick<Storage, 'getItem' | 'setItem'> = localStorage,
): Promise<RuntimeConfig> {
  try {
    const response = await fetchConfig(CONFIG_URL);
    if (!response.ok) throw new Error(`${CONFIG_URL} answered ${response.status}.`);
    const config = checked(await response.json());
    memory.setItem(REMEMBERED_KEY, JSON.stringify(config));
    return config;
  } catch (cause) {
    const remembered = memory.getItem(REMEMBERED_KEY);
    if (remembered === null) throw new Error(`Cannot read ${CONFIG_URL}: serve it beside the app.`, { cause });
    return checked(JSON.parse(remembered));
  }
}

function checked(value: unknown): RuntimeConfig {
  const config = value as Partial<RuntimeConfig> | null;
  if (!config?.firebase?.projectId || !config.firebase.apiKey) {
    throw new Error(`${CONFIG_URL} needs firebase.projectId and firebase.apiKey.`);
  }
  return config as RuntimeConfig;
}
