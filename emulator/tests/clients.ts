import { initializeApp } from 'firebase-admin/app';
import { getFirestore, type Firestore } from 'firebase-admin/firestore';
import type { TestEngine } from './helper';

// Else the clients look for a Google machine's metadata server.
process.env['METADATA_SERVER_DETECTION'] = 'none';

let apps = 0;

/** firebase-admin's Firestore for this engine, over gRPC. Call `terminate()` on it before the engine stops. */
export function adminFirestore({ address }: TestEngine, projectId = 'demo-test'): Firestore {
  process.env['FIRESTORE_EMULATOR_HOST'] = address;
  return getFirestore(initializeApp({ projectId }, `app-${++apps}`));
}

/** An unsigned token as the emulators take it. */
export function unsignedToken(claims: Record<string, unknown>): string {
  const part = (json: unknown): string => Buffer.from(JSON.stringify(json)).toString('base64url');
  return `${part({ alg: 'none', type: 'JWT' })}.${part(claims)}.`;
}
