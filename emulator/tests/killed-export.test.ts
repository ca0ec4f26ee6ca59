import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { importDatabase } from '../src/persistence';
import { createStore } from '../src/store';
import { readyUrl } from './ready';

/** The first start may have to build the bundle. */
jest.setTimeout(60_000);

const PROGRAM = join(__dirname, '../bin/engine.mjs');
const DATABASE = 'projects/demo-kill/databases/(default)';
const ROUNDS = 8;
const DOCUMENTS = 400;

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'engine-kill-'));
});
afterEach(() => rm(directory, { recursive: true }));

async function startProgram() {
  const child = spawn(process.execPath, [PROGRAM, '--port', '0', '--project_id', 'demo-kill', '--import', directory]);
  return { child, url: await readyUrl(child) };
}

const post = (url: string, body: unknown): Promise<Response> =>
  fetch(url, { method: 'POST', headers: { authorization: 'Bearer owner' }, body: JSON.stringify(body) });

/** Every document says in which round it was written, and is long enough for an export to take a while. */
const round = (number: number) => ({
  writes: Array.from({ length: DOCUMENTS }, (_, i) => ({
    update: {
      name: `${DATABASE}/documents/c/${i}`,
      fields: { round: { integerValue: number }, filling: { stringValue: 'x'.repeat(10_000) } },
    },
  })),
});

/** The rounds that an import of what is on disk finds; of a whole export it is one, with every document. */
async function roundsOnDisk(): Promise<{ rounds: number[]; count: number }> {
  const store = createStore();
  await importDatabase(
    store,
    'demo-kill',
    join(directory, 'firestore_export', 'firestore_export.overall_export_metadata'),
  );
  const documents = store.database('demo-kill', '(default)').allDocuments();
  return { rounds: [...new Set(documents.map(({ fields }) => Number(fields.get('round'))))], count: documents.length };
}

describe('an export whose process is killed', () => {
  it('leaves the export before it or the new one, whole', async () => {
    let saved = 0;
    let exportMs = 0;
    const interrupted: boolean[] = [];
    for (let number = 1; number <= ROUNDS; number++) {
      const { child, url } = await startProgram();
      expect((await post(`${url}/v1/${DATABASE}/documents:commit`, round(number))).status).toBe(200);
      const started = performance.now();
      const exporting = post(`${url}/emulator/v1/projects/demo-kill:export`, { exportDirectory: directory }).then(
        ({ status }) => status === 200,
        () => false,
      );
      if (number > 1) await sleep(Math.random() * exportMs);
      else {
        // The first is let through, so that there is one to lose.
        expect(await exporting).toBe(true);
        exportMs = performance.now() - started;
      }
      child.kill('SIGKILL');
      await once(child, 'exit');
      const isDone = await exporting;
      interrupted.push(!isDone);
      const found = await roundsOnDisk();
      expect(found).toEqual({ rounds: [expect.any(Number)], count: DOCUMENTS });
      expect([saved, number]).toContain(found.rounds[0]);
      if (isDone) expect(found.rounds[0]).toBe(number);
      saved = found.rounds[0] ?? 0;
    }
    expect(interrupted).toContain(true);
  });
});
