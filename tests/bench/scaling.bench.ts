import { listenToQuery, type LeanQuery, Operator, queryRequest, writeRequest } from './firestore-messages';
import { LeanClient } from './lean-client';
import type { Figure, Section } from './report';
import { startEngine } from './servers';
import { median } from './statistics';

const SIZES = [1_000, 100_000] as const;
const GROUP_SIZE = 10;
const OPERATIONS = 500;
const ROUNDS = 4;
const MAX_RATIO = 1.3;
const COLLECTION = 'stock';

/** Each finds as many documents as a group has, at any size. */
const QUERIES: Record<string, (i: number) => LeanQuery> = {
  'a query by equality': (i) => ({ collection: COLLECTION, where: [['group', Operator.EQUAL, `g${i % 100}`]] }),
  'a query by range': (i) => ({
    collection: COLLECTION,
    where: [
      ['number', Operator.GREATER_THAN_OR_EQUAL, i % 900],
      ['number', Operator.LESS_THAN, (i % 900) + GROUP_SIZE],
    ],
  }),
  'a query in order with limit': () => ({ collection: COLLECTION, ascending: 'number', limit: GROUP_SIZE }),
};

const item = (i: number, supply: number) =>
  [`${COLLECTION}/d${i}`, { group: `g${Math.floor(i / GROUP_SIZE)}`, number: i, supply, name: `Medicine ${i}` }] as const;

interface Stock {
  client: LeanClient;
  stop(): Promise<void>;
}

/** An engine with so many documents and a listener to ten of them. */
async function stocked(size: number): Promise<Stock> {
  const server = await startEngine();
  const client = await LeanClient.connect(`${server.host}:${server.port}`);
  for (let start = 0; start < size; start += 500) {
    const items = Array.from({ length: 500 }, (_, i) => item(start + i, 0));
    await client.unary('Commit', writeRequest(...items));
  }
  const query = { collection: COLLECTION, where: [['group', Operator.EQUAL, 'g7']] } as const;
  await new Promise<void>((resolve) => client.stream('Listen', listenToQuery(query), () => resolve()));
  return {
    client,
    stop() {
      client.close();
      return server.stop();
    },
  };
}

/** Microseconds of each operation, one after the other. */
async function times(run: (i: number) => Promise<unknown>): Promise<number[]> {
  const samples: number[] = [];
  for (let i = 0; i < OPERATIONS; i++) {
    const started = performance.now();
    await run(i);
    samples.push((performance.now() - started) * 1000);
  }
  return samples;
}

/** What costs must not depend on how much is stored; the two sizes alternate, and nothing else slows the client. */
export async function scaling(): Promise<Section> {
  const stocks = [await stocked(SIZES[0]), await stocked(SIZES[1])] as const;
  const figures: Figure[] = [];
  const compare = async (name: string, run: (stock: Stock, i: number) => Promise<unknown>): Promise<void> => {
    const samples: [number[], number[]] = [[], []];
    for (const stock of stocks) await times((i) => run(stock, i));
    for (let round = 0; round < ROUNDS; round++) {
      samples[0].push(...(await times((i) => run(stocks[0], i))));
      samples[1].push(...(await times((i) => run(stocks[1], i))));
    }
    const [small, large] = [median(samples[0]), median(samples[1])];
    const ratio = large / small;
    figures.push({
      name,
      value: `${Math.round(small)} µs against ${Math.round(large)} µs = **${ratio.toFixed(2)}×**`,
      target: `≤ ${MAX_RATIO}×`,
      holds: ratio <= MAX_RATIO,
    });
  };
  try {
    for (const [name, query] of Object.entries(QUERIES)) {
      await compare(name, async ({ client }, i) => {
        const responses = await client.unary('RunQuery', queryRequest(query(i)));
        if (responses.length < GROUP_SIZE) throw new Error(`${name} found too little`);
      });
    }
    let supply = 0;
    await compare('a commit, with a listener attached', ({ client }, i) =>
      client.unary('Commit', writeRequest(item((i * 37) % SIZES[0], ++supply))),
    );
    return { title: 'The same on 1,000 and on 100,000 stored documents (medians)', figures };
  } finally {
    for (const stock of stocks) await stock.stop();
  }
}
