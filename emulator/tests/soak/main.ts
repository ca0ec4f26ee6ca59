/** `npm run soak [-- --minutes N --seed S]`: mixed load; exits with 1 when memory grows or an answer is wrong. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Random, seedOf } from '../fuzz/random';
import { Subject } from '../fuzz/subject';
import { createLoad, RULES } from './load';
import { secondHalf, slopeOf, type Sample } from './trend';

/** What memory in use may grow by in the second half: far less than any leak of so much load, more than its noise. */
const MAX_BYTES_A_MINUTE = 500_000;
const WORKERS_EACH = 2;
const SAMPLES = 40;
const MAX_COMPLAINTS = 10;

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string', default: '1' } },
});
const minutes = Number(values.minutes);
const seed = Number(values.seed);

const folder = mkdtempSync(join(tmpdir(), 'engine-soak-'));
const rules = join(folder, 'soak.rules');
writeFileSync(rules, RULES);
const probe = fileURLToPath(new URL('./memory-probe.mjs', import.meta.url));
const subject = await Subject.start(['--expose-gc', '--import', probe], ['--rules', rules]);
const load = createLoad(subject);

const begun = performance.now();
const passed = (): number => (performance.now() - begun) / 60_000;
const done: Record<string, number> = {};
const complaints: string[] = [];
const samples: Sample[] = [];

async function work(name: string, worker: number): Promise<void> {
  for (let step = 0; passed() < minutes && subject.isAlive && complaints.length < MAX_COMPLAINTS; step++) {
    const complaint = await load[name]?.(new Random(seedOf(seed, `${name} ${worker}`, step))).catch(String);
    if (complaint) complaints.push(`${name}: ${complaint}`);
    done[name] = (done[name] ?? 0) + 1;
  }
}

async function sample(): Promise<void> {
  while (passed() < minutes && subject.isAlive && complaints.length < MAX_COMPLAINTS) {
    await sleep((minutes * 60_000) / SAMPLES);
    const { heapUsed, external, rss } = await subject.memory();
    const taken = { minutes: passed(), usedBytes: heapUsed + external, residentBytes: rss };
    samples.push(taken);
    process.stdout.write(`${taken.minutes.toFixed(2)} min  ${megabytes(taken.usedBytes)} in use  ${megabytes(rss)} resident\n`);
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

const workers = Object.keys(load).flatMap((name) => Array.from({ length: WORKERS_EACH }, (_, i) => work(name, i)));
await Promise.all([...workers, sample()]);
complaints.push(...subject.takeMistakes());
if (!subject.isAlive) complaints.push('the engine died');
await subject.stop();
rmSync(folder, { recursive: true });

const slope = slopeOf(secondHalf(samples));
process.stdout.write(`${Object.entries(done).map(([name, count]) => `${name} ${count}`).join(', ')}\n`);
process.stdout.write(`slope of the second half ${(slope / 1e3).toFixed(0)} kB a minute, at most ${MAX_BYTES_A_MINUTE / 1e3}\n`);
for (const complaint of complaints) process.stdout.write(`FOUND ${complaint}\n`);
const isFlat = slope <= MAX_BYTES_A_MINUTE;
process.stdout.write(isFlat && complaints.length === 0 ? 'memory is flat\n' : 'failed\n');
process.exit(isFlat && complaints.length === 0 ? 0 : 1);
