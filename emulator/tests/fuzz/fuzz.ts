import { setTimeout as sleep } from 'node:timers/promises';
import { createAreas } from './areas';
import { Canary } from './canary';
import { Random, seedOf } from './random';
import { Subject } from './subject';

/** One kind of attack. A step makes its own complaint when an answer is not what it must be. */
export interface Area {
  readonly name: string;
  /** How many answers of each status it got, so that one sees how far its requests come. */
  readonly answers?: Tally;
  /** Called once before the first step. */
  prepare?(): Promise<void>;
  /** Answers what was wrong, if anything. */
  step(random: Random): Promise<string | undefined>;
  close(): void;
}

export class Tally {
  private readonly counts = new Map<number | undefined, number>();

  add(status: number | undefined): void {
    this.counts.set(status, (this.counts.get(status) ?? 0) + 1);
  }

  /** The statuses in order, each with its count. */
  toString(): string {
    const sorted = [...this.counts].sort(([a = -1], [b = -1]) => a - b);
    return sorted.map(([status, count]) => `${status}: ${count}`).join(', ');
  }
}

export interface FuzzOptions {
  /** How long all areas take together. */
  readonly seconds: number;
  readonly seed: number;
  /** Only this area. */
  readonly area?: string;
  /** Only this step of it. */
  readonly step?: number;
}

export interface Finding {
  readonly area: string;
  readonly step: number;
  readonly what: string;
}

export interface FuzzResult {
  readonly areas: readonly { readonly name: string; readonly steps: number; readonly answers: string }[];
  readonly findings: readonly Finding[];
  readonly canary: { readonly reads: number; readonly slowestMs: number };
  readonly residentBytes: { readonly before: number; readonly after: number };
}

const STEPS_AT_ONCE = 8;
const STEP_LIMIT_MS = 20_000;
const CANARY_LIMIT_MS = 5_000;
/** What the engine may hold in the end, whatever it was sent. */
const MAX_RESIDENT_BYTES = 1e9;
const MAX_FINDINGS = 20;

/** Does its worst to a running engine and answers what went wrong. */
export async function fuzz({ seconds, seed, area: only, step: single }: FuzzOptions): Promise<FuzzResult> {
  const subject = await Subject.start();
  const canary = new Canary(subject.port, CANARY_LIMIT_MS);
  const areas = createAreas(subject).filter(({ name }) => only === undefined || name === only);
  const before = subject.residentBytes;
  const findings: Finding[] = [];
  const done: FuzzResult['areas'][number][] = [];
  try {
    for (const area of areas) {
      await area.prepare?.();
      const deadline = performance.now() + (seconds * 1000) / areas.length;
      let next = single ?? 0;
      const note = (what: string, step = next - 1): void => void findings.push({ area: area.name, step, what });
      const isOver = (): boolean =>
        !subject.isAlive || findings.length >= MAX_FINDINGS || performance.now() > deadline || (single !== undefined && next > single);
      const work = async (): Promise<void> => {
        while (!isOver()) {
          const step = next++;
          const complaint = await limited(area.step(new Random(seedOf(seed, area.name, step))));
          if (complaint) note(complaint, step);
        }
      };
      await Promise.all(Array.from({ length: single === undefined ? STEPS_AT_ONCE : 1 }, work));
      area.close();
      // Its last mistakes are on their way.
      await sleep(100);
      done.push({ name: area.name, steps: next, answers: String(area.answers ?? '') });
      for (const what of [...subject.takeMistakes(), ...canary.takeComplaints()]) note(what);
      if (!subject.isAlive) {
        note('the engine died');
        break;
      }
    }
    const after = subject.isAlive ? subject.residentBytes : 0;
    if (after > MAX_RESIDENT_BYTES) findings.push({ area: 'memory', step: 0, what: `${after} bytes are resident` });
    await canary.stop();
    return { areas: done, findings, canary, residentBytes: { before, after } };
  } finally {
    await subject.stop();
  }
}

async function limited(step: Promise<string | undefined>): Promise<string | undefined> {
  const late = sleep(STEP_LIMIT_MS, `no end after ${STEP_LIMIT_MS} ms`, { ref: false });
  return Promise.race([step.catch((error: unknown) => `the client failed: ${String(error)}`), late]);
}
