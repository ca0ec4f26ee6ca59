/**
 * `npm run operator -- grant|withdraw ADDRESS [--project ID]`: makes the account with this address an operator of the service, or takes
 * that away again and signs it out. Without a project it works on the demo of `npm start`. Ends with 1 when it did nothing.
 */
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { initializeApp } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import { getFirestore } from 'firebase-admin/firestore';
import { changeOperator, OperatorProblem, type Change } from '../operators/change-operator';
import { endOtherSessions } from '../sessions/end-sessions';
import { createIfAbsent } from '../store/documents';
import { sessionStore } from '../store/session-store';

const DEMO_PROJECT = 'demo-carecircle';
const USAGE = 'Say "npm run operator -- grant ADDRESS" or "npm run operator -- withdraw ADDRESS", for a real project with --project ID.';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { project: { type: 'string' } }, allowPositionals: true });
  const [change, address, ...rest] = positionals;
  if (!isChange(change) || address === undefined || rest.length > 0) throw new OperatorProblem(USAGE);
  const projectId = values.project ?? process.env['GCLOUD_PROJECT'] ?? DEMO_PROJECT;
  if (projectId.startsWith('demo-')) {
    process.env['FIRESTORE_EMULATOR_HOST'] ??= '127.0.0.1:8080';
    process.env['FIREBASE_AUTH_EMULATOR_HOST'] ??= '127.0.0.1:9099';
  }
  const app = initializeApp({ projectId });
  const [auth, db] = [getAuth(app), getFirestore(app)];
  const now = () => Date.now();
  const said = await changeOperator(change, address.toLowerCase(), {
    auth,
    createIfAbsent: createIfAbsent(db),
    endSessions: (uid) => endOtherSessions(uid, null, 'REVOKED', { sessions: sessionStore(db), now }),
    newId: randomUUID,
    now,
  });
  print(`${said} (${projectId})`);
  await db.terminate();
}

const isChange = (word: string | undefined): word is Change => word === 'grant' || word === 'withdraw';

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const text = error instanceof Error ? error.message : String(error);
    const help = error instanceof OperatorProblem ? '' : '\n  → For the demo run "npm start" first; for a real project sign in with "gcloud auth application-default login".';
    process.stderr.write(`${text}${help}\n`);
    process.exit(1);
  },
);
