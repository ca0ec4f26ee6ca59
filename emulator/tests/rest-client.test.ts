import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startEngine } from './helper';

it('serves @google-cloud/firestore over REST as over gRPC', async () => {
  const engine = await startEngine();
  try {
    const program = join(__dirname, 'rest-client.mjs');
    const env = { ...process.env, METADATA_SERVER_DETECTION: 'none', FIRESTORE_EMULATOR_HOST: undefined };
    const { stdout } = await promisify(execFile)(process.execPath, [program, engine.address], { env, timeout: 25_000 });
    expect(JSON.parse(stdout)).toEqual({
      data: { n: 3, text: 'Grüße 👵', at: 0, bytes: [1], list: [1, 0.5, null], map: { a: {}, b: true } },
      missing: false,
      createAgain: 6,
      updateMissing: 5,
      queried: ['299', '298', '297'],
      all: 300,
      count: 300,
      collections: ['c', 'many'],
      documents: ['d'],
    });
    expect(engine.errors).toEqual([]);
  } finally {
    await engine.stop();
  }
}, 30_000);
