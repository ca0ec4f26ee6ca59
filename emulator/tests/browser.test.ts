import type { Browser, BrowserContext, Page } from '@playwright/test';
import { launchChromium } from './browser/chromium';
import { startPageServer, type PageServer } from './browser/page-server';
import type { Connection } from './browser/sdk';
import type * as Sdk from './browser/sdk';
import { startEngine, type TestEngine } from './helper';
import { startUnsteadyProxy } from './unsteady-proxy';

/** The bundle in the page; functions given to `evaluate` run there. */
declare const sdk: typeof Sdk;
declare global {
  // What a test keeps in the page from one step to the next.
  var db: Sdk.Firestore;
  var kept: Record<string, unknown>;
}

const RULES = `
service cloud.firestore {
  match /databases/{database}/documents {
    match /open/{id} { allow read, write; }
    match /own/{uid} { allow read, write: if request.auth.uid == uid; }
    match /locked/{id} { allow read, write: if false; }
  }
}`;

jest.setTimeout(60_000);

let browser: Browser;
let pages: PageServer;
let engine: TestEngine;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  [browser, pages] = await Promise.all([launchChromium(), startPageServer()]);
});

afterAll(async () => {
  await browser.close();
  await pages.close();
});

beforeEach(async () => {
  engine = await startEngine({ rules: RULES });
});

afterEach(async () => {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
  await engine.stop();
  expect(engine.errors).toEqual([]);
});

/** A browser profile of its own. */
async function openContext(): Promise<BrowserContext> {
  const context = await browser.newContext();
  contexts.push(context);
  return context;
}

/** A page that is connected to the engine. */
async function openPage(options: Partial<Connection> = {}, context?: BrowserContext): Promise<Page> {
  const page = await (context ?? (await openContext())).newPage();
  await page.goto(pages.url);
  await page.evaluate(
    (connection) => {
      globalThis.kept = {};
      globalThis.db = sdk.connect(connection);
    },
    { port: engine.port, authUrl: pages.url, ...options },
  );
  return page;
}

const transports: [string, Partial<Connection>][] = [
  ['streaming', {}],
  ['long polling', { forceLongPolling: true }],
];

describe.each(transports)('firebase-js-sdk in Chromium, %s', (_name, options) => {
  it('reads, writes and refuses documents', async () => {
    const page = await openPage(options);
    const found = await page.evaluate(async () => {
      const { doc, getDoc, setDoc, updateDoc, increment } = sdk;
      const before = await getDoc(doc(db, 'open/1'));
      await setDoc(doc(db, 'open/1'), { n: 1, text: 'é 👵🏽 薬\u0000\u2028"\\', list: [1.5, null, true] });
      await updateDoc(doc(db, 'open/1'), { n: increment(41) });
      const after = await getDoc(doc(db, 'open/1'));
      const code = (error: unknown): string => (error as { code: string }).code;
      const denied = await getDoc(doc(db, 'locked/1')).catch(code);
      const refused = await setDoc(doc(db, 'locked/1'), {}).catch(code);
      return { before: before.exists(), after: after.data(), denied, refused };
    });
    expect(found).toEqual({
      before: false,
      after: { n: 42, text: 'é 👵🏽 薬\u0000\u2028"\\', list: [1.5, null, true] },
      denied: 'permission-denied',
      refused: 'permission-denied',
    });
  });

  it('sees what another client writes, as it enters, changes and leaves a query', async () => {
    const [reader, writer] = [await openPage(options), await openPage(options)];
    await reader.evaluate(() => {
      const { collection, onSnapshot, orderBy, query, where, watch } = sdk;
      const due = query(collection(db, 'open'), where('state', '==', 'due'), orderBy('at'));
      kept['due'] = watch<string>((show, fail) =>
        onSnapshot(due, ({ docs }) => show(docs.map(({ id }) => id).join()), fail),
      );
    });
    const shows = (expected: string) =>
      reader.evaluate(
        (ids) => (kept['due'] as ReturnType<typeof sdk.watch<string>>).next((shown) => shown === ids),
        expected,
      );
    await shows('');
    await writer.evaluate(() => sdk.setDoc(sdk.doc(db, 'open/b'), { state: 'due', at: 2 }));
    await shows('b');
    await writer.evaluate(() => sdk.setDoc(sdk.doc(db, 'open/a'), { state: 'due', at: 1 }));
    await shows('a,b');
    await writer.evaluate(() => sdk.updateDoc(sdk.doc(db, 'open/b'), { state: 'given' }));
    await shows('a');
    await writer.evaluate(() => sdk.deleteDoc(sdk.doc(db, 'open/a')));
    await shows('');
  });

  it('rejects the refused one of five writes, and applies each of the others once', async () => {
    const page = await openPage(options);
    const outcome = await page.evaluate(async () => {
      const { doc, getDoc, increment, setDoc, updateDoc } = sdk;
      await setDoc(doc(db, 'open/n'), { n: 0 });
      const add = () => updateDoc(doc(db, 'open/n'), { n: increment(1) });
      const outcomes = await Promise.allSettled([add(), add(), setDoc(doc(db, 'locked/1'), {}), add(), add()]);
      return [outcomes.map(({ status }) => status).join(), (await getDoc(doc(db, 'open/n'))).get('n') as number];
    });
    expect(outcome).toEqual(['fulfilled,fulfilled,rejected,fulfilled,fulfilled', 4]);
  });

  it('runs transactions that verify, counts and aggregates', async () => {
    const page = await openPage(options);
    const outcome = await page.evaluate(async () => {
      const {
        collection,
        doc,
        average,
        getAggregateFromServer,
        getCountFromServer,
        getDocs,
        runTransaction,
        setDoc,
        sum,
      } = sdk;
      await setDoc(doc(db, 'open/guard'), { open: true });
      await setDoc(doc(db, 'open/n'), { n: 1 });
      await runTransaction(db, async (transaction) => {
        const guard = await transaction.get(doc(db, 'open/guard'));
        const counter = await transaction.get(doc(db, 'open/n'));
        if (guard.get('open')) transaction.update(doc(db, 'open/n'), { n: (counter.get('n') as number) + 1 });
      });
      const all = collection(db, 'open');
      const totals = await getAggregateFromServer(all, { sum: sum('n'), average: average('n') });
      return {
        size: (await getDocs(all)).size,
        count: (await getCountFromServer(all)).data().count,
        totals: totals.data(),
      };
    });
    expect(outcome).toEqual({ size: 2, count: 2, totals: { sum: 2, average: 2 } });
  });
});

describe('firebase-js-sdk in Chromium', () => {
  it('queues twelve writes while offline and sends each once', async () => {
    const context = await openContext();
    const page = await openPage({}, context);
    await page.evaluate(() => sdk.setDoc(sdk.doc(db, 'open/n'), { n: 0, steps: [] }));
    await context.setOffline(true);
    await page.evaluate(async () => {
      const { arrayUnion, doc, getDoc, increment, updateDoc } = sdk;
      const writes = Array.from({ length: 12 }, (_, i) =>
        updateDoc(doc(db, 'open/n'), { n: increment(1), steps: arrayUnion(i) }),
      );
      kept['written'] = Promise.all(writes);
      await getDoc(doc(db, 'open/n'));
    });
    expect(engine.engine.store.database('demo-p', '(default)').get('open/n')?.fields.get('n')).toBe(0n);
    await context.setOffline(false);
    const data = await page.evaluate(async () => {
      await kept['written'];
      return (await sdk.getDoc(sdk.doc(db, 'open/n'))).data();
    });
    expect(data).toEqual({ n: 12, steps: Array.from({ length: 12 }, (_, i) => i) });
  });

  it('applies a write once whose answer was lost with its connection', async () => {
    const proxy = await startUnsteadyProxy(engine.port);
    const page = await openPage({ port: proxy.port });
    await page.evaluate(() => sdk.setDoc(sdk.doc(db, 'open/1'), { n: 0 }));
    const database = engine.engine.store.database('demo-p', '(default)');
    const committed = new Promise<void>((resolve) => database.onCommit(() => resolve()));
    proxy.mute();
    await page.evaluate(() => {
      kept['written'] = sdk.updateDoc(sdk.doc(db, 'open/1'), { n: sdk.increment(1) });
    });
    await committed;
    proxy.cut();
    await page.evaluate(() => kept['written']);
    expect(database.get('open/1')?.fields.get('n')).toBe(1n);
    await page.close();
    await proxy.close();
  });

  it('keeps other listeners when one is denied, and all when the database is cleared', async () => {
    const page = await openPage();
    const denied = await page.evaluate(async () => {
      const { collection, onSnapshot, setDoc, doc, watch } = sdk;
      const ids = (path: string) =>
        watch<string>((show, fail) =>
          onSnapshot(collection(db, path), ({ docs }) => show(docs.map(({ id }) => id).join()), fail),
        );
      const open = ids('open');
      kept['open'] = open;
      await open.next((shown) => shown === '');
      const error = await ids('locked').failure;
      await setDoc(doc(db, 'open/1'), {});
      await open.next((shown) => shown === '1');
      return (error as Error & { code: string }).code;
    });
    expect(denied).toBe('permission-denied');
    await fetch(`${engine.url}/emulator/v1/projects/demo-p/databases/(default)/documents`, { method: 'DELETE' });
    await page.evaluate(() => (kept['open'] as ReturnType<typeof sdk.watch<string>>).next((shown) => shown === ''));
  });

  it('goes on after a restart of the server', async () => {
    const page = await openPage();
    await page.evaluate(async () => {
      const { collection, doc, onSnapshot, setDoc, watch } = sdk;
      const open = watch<number>((show, fail) => onSnapshot(collection(db, 'open'), ({ size }) => show(size), fail));
      kept['open'] = open;
      await setDoc(doc(db, 'open/1'), {});
      await open.next((size) => size === 1);
    });
    await engine.stop();
    engine = await startEngine({ rules: RULES, restarted: engine });
    await page.evaluate(async () => {
      await sdk.setDoc(sdk.doc(db, 'open/2'), {});
      await (kept['open'] as ReturnType<typeof sdk.watch<number>>).next((size) => size === 2);
    });
  });

  it('is another user after signing in and out', async () => {
    const page = await openPage();
    const outcomes = await page.evaluate(async () => {
      const { become, doc, setDoc } = sdk;
      const outcome = () =>
        setDoc(doc(db, 'own/ann'), { at: Date.now() })
          .then(() => 'yes')
          .catch((error: unknown) => (error as { code: string }).code);
      const seen = [await outcome()];
      for (const uid of ['ann', 'bob', null, 'ann']) {
        await become(uid);
        seen.push(await outcome());
      }
      return seen;
    });
    expect(outcomes).toEqual(['permission-denied', 'yes', 'permission-denied', 'permission-denied', 'yes']);
  });

  it('shares one connection between two tabs', async () => {
    const context = await openContext();
    const tabs = [await openPage({ persistent: true }, context), await openPage({ persistent: true }, context)];
    for (const tab of tabs) {
      await tab.evaluate(() => {
        const { doc, onSnapshot, watch } = sdk;
        kept['n'] = watch<number>((show, fail) =>
          onSnapshot(doc(db, 'open/1'), (found) => show((found.get('n') as number) ?? 0), fail),
        );
      });
    }
    for (const [i, tab] of tabs.entries()) {
      await tab.evaluate((n) => sdk.setDoc(sdk.doc(db, 'open/1'), { n }), i + 1);
      for (const other of tabs) {
        await other.evaluate(
          (n) => (kept['n'] as ReturnType<typeof sdk.watch<number>>).next((shown) => shown === n),
          i + 1,
        );
      }
    }
  });

  it('serves more tabs than a browser opens connections to a host', async () => {
    const context = await openContext();
    const tabs = await Promise.all(Array.from({ length: 8 }, () => openPage({}, context)));
    await Promise.all(
      tabs.map((tab) =>
        tab.evaluate(() => {
          const { collection, onSnapshot, watch } = sdk;
          kept['size'] = watch<number>((show, fail) =>
            onSnapshot(collection(db, 'open'), ({ size }) => show(size), fail),
          );
        }),
      ),
    );
    await Promise.all(tabs.map((tab, i) => tab.evaluate((id) => sdk.setDoc(sdk.doc(db, `open/${id}`), {}), i)));
    await Promise.all(
      tabs.map((tab) =>
        tab.evaluate(
          (all) => (kept['size'] as ReturnType<typeof sdk.watch<number>>).next((size) => size === all),
          tabs.length,
        ),
      ),
    );
  });

  it('carries documents of nearly 1 MiB both ways', async () => {
    const [reader, writer] = [await openPage(), await openPage()];
    const length = await writer.evaluate(async () => {
      const text = 'é👵薬'.repeat(110_000);
      await sdk.setDoc(sdk.doc(db, 'open/1'), { text });
      return text.length;
    });
    const read = await reader.evaluate(
      async () => ((await sdk.getDoc(sdk.doc(db, 'open/1'))).get('text') as string).length,
    );
    expect(read).toBe(length);
  });
});
