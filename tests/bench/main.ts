/** `npm run bench [-- name …] [--write]`: prints the figures as Markdown; `--write` also keeps them in docs/performance.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { appOpening } from './app-opening.bench';
import { fanOut } from './fan-out.bench';
import { listeners } from './listeners.bench';
import { liveDose } from './live-dose.bench';
import { describeMachine } from './machine';
import { people } from './people.bench';
import { type Section, toMarkdown, updateReport } from './report';
import { rulesEvaluations } from './rules.bench';
import { scaling } from './scaling.bench';
import { startup } from './startup.bench';
import { throughput } from './throughput.bench';

const BENCHMARKS: Record<string, () => Promise<Section | Section[]>> = {
  startup,
  throughput,
  fanout: fanOut,
  scaling,
  listeners,
  rules: rulesEvaluations,
  live: liveDose,
  opening: appOpening,
  people,
};

const INTRO = [
  '# Performance',
  '',
  'Printed by `npm run bench`; `--write` keeps the figures here. Each comparison measures both sides in turns, in one run, with the',
  'same client and the same work. The machine is shared: compare ratios, not rates.',
].join('\n');

const words = process.argv.slice(2);
const write = words.includes('--write');
const chosen = words.filter((word) => !word.startsWith('--'));
const unknown = chosen.filter((name) => !(name in BENCHMARKS));
if (unknown.length > 0) {
  process.stderr.write(`No benchmark ${unknown.join(', ')}; there are ${Object.keys(BENCHMARKS).join(', ')}.\n`);
  process.exit(2);
}

const sections: Section[] = [];
for (const [name, run] of Object.entries(BENCHMARKS)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  process.stderr.write(`measuring ${name} …\n`);
  const measured = [await run()].flat();
  sections.push(...measured);
  process.stdout.write(`${toMarkdown(measured)}\n`);
}

if (write) {
  const report = new URL('../../docs/performance.md', import.meta.url);
  const stamp = `Measured on ${new Date().toISOString().slice(0, 10)}: ${describeMachine()}.`;
  writeFileSync(report, updateReport(readFileSync(report, 'utf8'), INTRO, sections, stamp));
}
const failed = sections.flatMap(({ figures }) => figures).filter(({ holds }) => holds === false);
process.exit(failed.length > 0 ? 1 : 0);
