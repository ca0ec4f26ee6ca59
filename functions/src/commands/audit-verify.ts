/**
 * `npm run audit:verify [-- --project ID] [--family ID]`: compares every sealed audit trail with its seals and names each entry that was
 * changed, removed or added since. Without a project it looks at the demo of `npm start`. Ends with 1 when something was found.
 */
import { parseArgs } from 'node:util';
import { initializeApp } from 'firebase-admin/app';
import { getFirestore } from 'firebase-admin/firestore';
import { verifyTrail, type Finding } from '../audit/sealing/verify-trail';
import { sealStore } from '../store/seal-store';

const DEMO_PROJECT = 'demo-carecircle';
const DEMO_HOST = '127.0.0.1:8080';

const WORDS: Record<Finding['problem'], string> = {
  MISSING: 'entry is missing',
  CHANGED: 'entry was changed',
  ADDED: 'entry was added after its day was sealed',
  SEAL_CHANGED: 'seal was changed',
  CHAIN_BROKEN: 'seal does not follow the one before it',
  SEAL_MISSING: 'seal is missing at the end of the chain',
};

const print = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<number> {
  const { project, family } = parseArgs({ options: { project: { type: 'string' }, family: { type: 'string' } } }).values;
  const projectId = project ?? process.env['GCLOUD_PROJECT'] ?? DEMO_PROJECT;
  if (projectId.startsWith('demo-')) process.env['FIRESTORE_EMULATOR_HOST'] ??= DEMO_HOST;
  const db = getFirestore(initializeApp({ projectId }));
  const store = sealStore(db);
  const through = await store.sealedThrough();
  if (through === undefined) {
    print(`No trail of ${projectId} is sealed yet; the first seal is made on the night after the first entry.`);
    return 0;
  }
  let families = 0;
  let entries = 0;
  let findings = 0;
  for await (const familyId of family === undefined ? store.sealedFamilies() : [family]) {
    const trail = await store.trail(familyId);
    const found = verifyTrail(trail);
    families++;
    entries += trail.entries.length;
    findings += found.length;
    print(`${found.length === 0 ? '✓' : '✗'} family ${familyId}: ${trail.entries.length} entries, ${trail.seals.length} seals`);
    for (const { problem, day, id } of found) print(`    ${day} ${id}: ${WORDS[problem]}`);
  }
  await db.terminate();
  print(`\n${families} families, ${entries} entries, sealed through ${through}: ${findings === 0 ? 'intact' : `${findings} found`}`);
  return findings === 0 ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(
      `The trails could not be read: ${error instanceof Error ? error.message : String(error)}\n` +
        '  → For the demo run "npm start" first; for a real project pass --project ID and sign in with "gcloud auth application-default login".\n',
    );
    process.exit(2);
  },
);
