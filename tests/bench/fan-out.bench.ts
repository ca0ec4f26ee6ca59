import { compare, comparisonFigure, measure, startBoth, stopBoth } from './comparison';
import type { Figure, Section } from './report';

const LISTENERS = 1_000;
const ROUNDS = 2;
/** Writes of one round: more where they cost the client less. */
const WRITES = { admin: 10, lean: 40 } as const;
const NAMES = { admin: 'listeners of firebase-admin', lean: 'listeners that cost next to nothing' } as const;

/** One write that a thousand listeners, each a stream of its own, are told of. */
export async function fanOut(): Promise<Section> {
  const servers = await startBoth();
  try {
    const figures: Figure[] = [];
    for (const kind of ['admin', 'lean'] as const) {
      const pair = await compare(servers, ROUNDS, (server) =>
        measure(server, 1, './fan-out-load.ts', kind, `${LISTENERS}`, `${WRITES[kind]}`),
      );
      figures.push(comparisonFigure(NAMES[kind], pair));
    }
    return {
      title: 'One write that many listeners are told of, against `@firestore-emulator/server`',
      note: `${LISTENERS.toLocaleString('en')} listeners to one document, each a stream of its own; counted are deliveries.`,
      figures,
    };
  } finally {
    await stopBoth(servers);
  }
}
