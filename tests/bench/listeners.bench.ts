import { listenToQuery, Operator, writeRequest } from './firestore-messages';
import { LeanClient } from './lean-client';
import type { Section } from './report';
import { startEngine } from './servers';
import { median } from './statistics';

const FEW = 10;
const MANY = 10_000;
const STREAMS_A_CONNECTION = 100;
const COMMITS = 2_000;
const MAX_RATIO = 1.3;

/** An engine with so many listeners, each a stream of its own, to doses of other families. */
async function withListeners(count: number) {
  const server = await startEngine();
  const address = `${server.host}:${server.port}`;
  const clients: LeanClient[] = [];
  for (let listener = 0; listener < count; listener++) {
    if (listener % STREAMS_A_CONNECTION === 0) clients.push(await LeanClient.connect(address));
    const request = listenToQuery({ collection: 'doses', where: [['family', Operator.EQUAL, `other ${listener}`]] });
    await new Promise<void>((resolve) => clients.at(-1)?.stream('Listen', request, () => resolve()));
  }
  const writer = await LeanClient.connect(address);
  return {
    /** Microseconds of each commit, one after the other. */
    async commits(): Promise<number[]> {
      const samples: number[] = [];
      for (let i = 0; i < COMMITS; i++) {
        const started = performance.now();
        await writer.unary('Commit', writeRequest([`doses/d${i % 100}`, { family: 'ours', taken: started }]));
        samples.push((performance.now() - started) * 1000);
      }
      return samples;
    },
    stop() {
      for (const client of [...clients, writer]) client.close();
      return server.stop();
    },
  };
}

/** A commit costs what those cost whom it concerns: how many others listen to the same collection does not matter. */
export async function listeners(): Promise<Section> {
  const few = await withListeners(FEW);
  const many = await withListeners(MANY);
  try {
    for (const engine of [few, many]) await engine.commits();
    const samples: { few: number[]; many: number[] } = { few: [], many: [] };
    for (let round = 0; round < 3; round++) {
      samples.few.push(...(await few.commits()));
      samples.many.push(...(await many.commits()));
    }
    const ratio = median(samples.many) / median(samples.few);
    return {
      title: 'One commit that concerns no listener',
      figures: [
        { name: `with ${FEW} listeners (median)`, value: `${Math.round(median(samples.few))} µs` },
        { name: `with ${MANY.toLocaleString('en')} listeners (median)`, value: `${Math.round(median(samples.many))} µs` },
        { name: 'ratio', value: ratio.toFixed(2), target: `≤ ${MAX_RATIO}`, holds: ratio <= MAX_RATIO },
      ],
    };
  } finally {
    await few.stop();
    await many.stop();
  }
}
