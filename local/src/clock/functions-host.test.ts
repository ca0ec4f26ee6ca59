import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FunctionsHost } from './functions-host';

const TRIGGERS = '/functions/projects/demo/triggers';

/** A Functions emulator with one scheduled function, registered for the second time. */
function emulator(seen: IncomingMessage[], status: (key: string) => number): Server {
  return createServer((request, response) => {
    seen.push(request);
    if (request.url === '/backends') {
      const sweep = { name: 'sweep', region: 'us-central1', schedule: { schedule: 'every 1 minutes', timeZone: null } };
      const other = { name: 'doseWritten', region: 'us-central1' };
      response.end(JSON.stringify({ backends: [{ functionTriggers: [sweep, other, sweep] }] }));
      return;
    }
    response.statusCode = status(request.url?.slice(TRIGGERS.length + 1) ?? '');
    response.end();
  });
}

describe('FunctionsHost', () => {
  const seen: IncomingMessage[] = [];
  let answers: (key: string) => number = () => 200;
  const server = emulator(seen, (key) => answers(key));
  let host: FunctionsHost;

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    host = new FunctionsHost(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, 'demo');
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });
  beforeEach(() => (seen.length = 0));

  test('lists each scheduled function once, and no others', async () => {
    expect(await host.list()).toEqual([{ name: 'sweep', region: 'us-central1', schedule: 'every 1 minutes' }]);
  });

  test('finds the current registration, remembers it, and tells the job and its time', async () => {
    answers = (key) => (key === 'us-central1-sweep-1' ? 200 : key.endsWith('-0') ? 204 : 404);
    const [sweep] = await host.list();
    if (!sweep) throw new Error('no function listed');
    await host.run(sweep, Date.parse('2026-03-01T10:01:00Z'));
    await host.run(sweep, Date.parse('2026-03-01T10:02:00Z'));
    const triggered = seen.filter(({ method }) => method === 'POST');
    expect(triggered.map(({ url }) => url?.slice(-1))).toEqual(['0', '1', '1']);
    expect(triggered[2]?.headers).toMatchObject({
      'x-cloudscheduler-jobname': 'sweep',
      'x-cloudscheduler-scheduletime': '2026-03-01T10:02:00.000Z',
    });
  });

  test('says so when the function failed, or is not registered', async () => {
    const [sweep] = await host.list();
    if (!sweep) throw new Error('no function listed');
    answers = () => 500;
    await expect(host.run(sweep, 0)).rejects.toThrow('sweep failed (status 500)');
    answers = () => 404;
    await expect(host.run(sweep, 0)).rejects.toThrow('sweep is not registered');
  });
});
