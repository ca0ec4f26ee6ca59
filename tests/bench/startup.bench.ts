import { setTimeout as sleep } from 'node:timers/promises';
import type { Section } from './report';
import { startEngine } from './servers';
import { median } from './statistics';

const RUNS = 5;
const IDLE_MS = 1_000;
const MAX_STARTUP_MS = 300;
const MAX_IDLE_MEGABYTES = 120;

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
  const [time, megabytes] = [median(times), median(memory)];
  return {
    title: 'Start-up of the engine, with the rules of CareCircle',
    figures: [
      {
        name: `until the port answers (median of ${RUNS})`,
        value: `${Math.round(time)} ms`,
        target: `< ${MAX_STARTUP_MS} ms`,
        holds: time < MAX_STARTUP_MS,
      },
      {
        name: `idle memory (median of ${RUNS})`,
        value: `${Math.round(megabytes)} MB`,
        target: `< ${MAX_IDLE_MEGABYTES} MB`,
        holds: megabytes < MAX_IDLE_MEGABYTES,
      },
    ],
  };
}
