import path from 'node:path';
import { Problem } from '../../bootstrap/problem.mjs';
import { step } from '../../bootstrap/progress.mjs';
import { Lifetime } from '../commands/lifetime';
import { freePorts } from '../stack/ports';
import { forget, Stack } from '../stack/stack';
import { throwAwayFolder } from '../stack/throw-away';
import { Warden } from '../stack/warden';
import { findChromium } from './chromium';
import { sum, summary } from './tally';
import type { Tally } from './tally';
import { runTestTool } from './tool';
import type { Tool } from './tool';
import { KINDS, toolsOf } from './tools';
import type { Kind } from './tools';

interface Session {
  readonly root: string;
  /** Throw-away folder of this run. */
  readonly folder: string;
  readonly engine: 'own' | 'official';
  readonly kinds: readonly Kind[];
  readonly warden: Warden;
  readonly print: (text: string) => void;
}

/** Two tools at a time keep two cores busy; the tools themselves are told to use one each. */
const LANES = 3;

/** `npm test`: everything, or the kinds that are named. The last line says how many tests passed and failed. */
export async function test(root: string, args: readonly string[]): Promise<number> {
  const kinds = chosenKinds(args);
  const warden = new Warden();
  const print = (text: string): void => void process.stdout.write(text);
  void new Lifetime(warden, print);
  const folder = throwAwayFolder(root, 'test');
  const session: Session = { root, folder, engine: args.includes('--official') ? 'official' : 'own', kinds, warden, print };
  try {
    const tally = await runAll(session);
    print(`\n${summary(tally)}\n`);
    return tally.failed > 0 ? 1 : 0;
  } finally {
    warden.dismiss();
    forget(folder);
  }
}

/** @throws Problem naming what is no kind of test */
export function chosenKinds(args: readonly string[]): readonly Kind[] {
  const named = args.filter((arg) => arg !== '--official');
  const unknown = named.find((arg) => !KINDS.includes(arg as Kind));
  if (unknown !== undefined) throw new Problem(`There are no tests "${unknown}".`, `Name some of ${KINDS.join(', ')}, or none for all.`);
  return named.length === 0 ? KINDS : KINDS.filter((kind) => named.includes(kind));
}

/** First what can run beside each other, then the browser tests alone: they watch how fast things happen. */
async function runAll(session: Session): Promise<Tally> {
  const { root, folder, kinds, engine, print } = session;
  const chromium = kinds.includes('e2e') ? await step('Find Chromium', () => findChromium(process.env)) : undefined;
  const needsStack = kinds.some((kind) => kind === 'integration' || kind === 'e2e' || (kind === 'rules' && engine === 'official'));
  const stack = needsStack ? await startStack(session) : undefined;
  const box = { root, folder, ...(stack ? { environment: { ...stack.environment, ...(chromium ? { CHROMIUM_PATH: chromium } : {}) } } : {}) };
  // Our own engine serves the rules tests by itself; Google's is only there as part of a stack.
  const toolsFor = (kind: Kind): Tool[] => toolsOf(kind, kind === 'rules' && engine === 'own' ? { root, folder } : box);
  try {
    const together = kinds.filter((kind) => kind !== 'e2e').flatMap(toolsFor);
    const results = await inLanes(byLength(together), (tool) => runOne(session, tool));
    const last = kinds.includes('e2e') ? await inLanes(toolsFor('e2e'), (tool) => runOne(session, tool)) : [];
    return sum([...results, ...last]);
  } finally {
    if (stack) {
      await step('Stop the stack', () => stack.stop());
      print('');
    }
  }
}

function startStack({ root, folder, engine, warden }: Session): Promise<Stack> {
  return step('Start a stack for the tests', async () =>
    Stack.start({ root, folder: path.join(folder, 'stack'), ports: await freePorts(), engine, keepData: false, warden }),
  );
}

/** The long ones first, so that the lanes end at about the same time. */
const LONGEST = ['integration', 'unit engine', 'lint', 'types web', 'unit web'];

function byLength(tools: readonly Tool[]): Tool[] {
  const rank = ({ name }: Tool): number => (LONGEST.includes(name) ? LONGEST.indexOf(name) : LONGEST.length);
  return [...tools].sort((a, b) => rank(a) - rank(b));
}

async function inLanes(tools: readonly Tool[], run: (tool: Tool) => Promise<Tally>): Promise<Tally[]> {
  const waiting = [...tools];
  const results: Tally[] = [];
  const lane = async (): Promise<void> => {
    for (let tool = waiting.shift(); tool; tool = waiting.shift()) results.push(await run(tool));
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return results;
}

async function runOne(session: Session, tool: Tool): Promise<Tally> {
  const { root, folder, warden, print } = session;
  const { tally, seconds, output } = await runTestTool(tool, root, folder, warden);
  const failed = tally.failed > 0;
  print(`${failed ? '✗' : '✓'} ${tool.name}: ${summary(tally)} (${seconds.toFixed(0)} s)\n`);
  if (failed || tool.isNews) print(`${output.trimEnd().replaceAll(/^/gm, '    ')}\n`);
  return tool.then ? sum([tally, await runOne(session, tool.then)]) : tally;
}
