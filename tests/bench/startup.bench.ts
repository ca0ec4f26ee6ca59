import { setTimeout as sleep } from 'node:timers/promises';
import type { Section } from './report';
import { startEngine } from './servers';
import { median } from './statistics';

const RUNS = 5;
const IDLE_MS = 1_000;

/** Time from spawn to an accepted connection, and resident memory a second later. */
export async function startup(): Promise<Section> {
  const times: number[] = [];
  const memory: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const server = await startEngine('--rules', 'firestore.rules');
    await sleep(IDLE_MS);
    times.push(server.startupMs);
    memory.push(server.residentMegabytes());
    await server.stop();
  }
  return {
    title: 'Start-up of the engine, with the rules of CareCircle',
    figures: [
      { name: 'until the port answers (median of 5)', value: `${Math.round(median(times))} ms` },
      { name: 'idle memory (median of 5)', value: `${Math.round(median(memory))} MB` },
    ],
  };
}
