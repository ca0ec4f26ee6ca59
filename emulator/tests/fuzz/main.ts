/** `npm run fuzz [-- --seconds N --seed S --area NAME --step N]`: exits with 1 when something was found. */
import { parseArgs } from 'node:util';
import { fuzz } from './fuzz';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '75' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    area: { type: 'string' },
    step: { type: 'string' },
  },
});
const seed = Number(values.seed);
const step = values.step === undefined ? undefined : Number(values.step);
process.stdout.write(`seed ${seed}\n`);
const { areas, findings, canary, residentBytes } = await fuzz({ seconds: Number(values.seconds), seed, area: values.area, step });

const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
for (const { name, steps, answers } of areas) {
  process.stdout.write(`${name.padEnd(14)} ${steps} attacks${answers ? `, answered ${answers}` : ''}\n`);
}
process.stdout.write(`canary         ${canary.reads} reads, the slowest ${Math.round(canary.slowestMs)} ms\n`);
process.stdout.write(`memory         ${megabytes(residentBytes.before)} before, ${megabytes(residentBytes.after)} after\n`);
for (const { area, step: at, what } of findings) {
  process.stdout.write(`FOUND (--seed ${seed} --area ${area} --step ${at}) ${what}\n`);
}
process.stdout.write(findings.length === 0 ? 'nothing found\n' : `${findings.length} found\n`);
process.exit(findings.length === 0 ? 0 : 1);
