import { paths } from '@carecircle/domain';
import { deleteApp, initializeApp } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import type { Auth } from 'firebase-admin/auth';
import { getFirestore } from 'firebase-admin/firestore';
import { DEMO_PASSWORD, MOREAUS, OPERATOR, PEOPLE } from './people';
import { planDemo } from './plan';
import type { SeedOptions } from './plan';

export interface SeedTarget {
  /** Where the emulators answer; `FIRESTORE_EMULATOR_HOST` and so on, as a stack names them. */
  readonly environment: Readonly<Record<string, string>>;
}

const BATCH = 400;

/**
 * Fills an empty stack with the demo: accounts, two families, a week of doses. Does nothing when the demo is there, and
 * completes one that was interrupted. Background triggers rest meanwhile: a week of history is no news.
 * @returns whether anything was written
 */
export async function seedDemo({ environment }: SeedTarget, options: SeedOptions): Promise<boolean> {
  Object.assign(process.env, environment);
  const app = initializeApp({ projectId: environment['GCLOUD_PROJECT'] ?? '' }, 'seed');
  try {
    const firestore = getFirestore(app);
    await ensureOperator(getAuth(app));
    const last = await firestore.doc(paths.family(MOREAUS)).get();
    if (last.exists) return false;
    await setTriggers(environment, 'disable');
    for (const person of PEOPLE) await ensureAccount(getAuth(app), person);
    const documents = [...planDemo(options)];
    for (let start = 0; start < documents.length; start += BATCH) {
      const batch = firestore.batch();
      for (const [path, data] of documents.slice(start, start + BATCH)) batch.set(firestore.doc(path), data);
      await batch.commit();
    }
    await setTriggers(environment, 'enable');
    return true;
  } finally {
    await deleteApp(app);
  }
}

async function ensureAccount(auth: Auth, { uid, email, displayName }: (typeof PEOPLE)[number]): Promise<void> {
  const account = { email, displayName, password: DEMO_PASSWORD, emailVerified: true };
  try {
    await auth.updateUser(uid, account);
  } catch (error) {
    if ((error as { code?: string }).code !== 'auth/user-not-found') throw error;
    await auth.createUser({ uid, ...account });
  }
}

/** Data that was saved by an earlier version has no operator yet. One who is there stays as they are. */
async function ensureOperator(auth: Auth): Promise<void> {
  const { uid, email, displayName } = OPERATOR;
  try {
    await auth.getUser(uid);
  } catch (error) {
    if ((error as { code?: string }).code !== 'auth/user-not-found') throw error;
    await auth.createUser({ uid, email, displayName, password: DEMO_PASSWORD, emailVerified: true });
    await auth.setCustomUserClaims(uid, { operator: true });
  }
}

async function setTriggers(environment: Readonly<Record<string, string>>, change: 'disable' | 'enable'): Promise<void> {
  const url = `http://${environment['FIREBASE_EMULATOR_HUB'] ?? ''}/functions/${change}BackgroundTriggers`;
  const response = await fetch(url, { method: 'PUT' });
  if (!response.ok) throw new Error(`The emulators did not ${change} background triggers (status ${response.status}).`);
}
