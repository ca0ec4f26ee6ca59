import { array, assert, asyncProperty, integer, oneof, record, uint8Array } from 'fast-check';
import { encodeHeaders } from './hpack/encoder';
import { ErrorCode, Flag, FrameType, MAX_WINDOW, PREFACE } from './protocol';
import { answering, initialWindow } from './testing/answering';
import { RawClient, REQUEST } from './testing/raw-client';

describe('a client that breaks the protocol', () => {
  type Act = (client: RawClient) => unknown;
  const data = (client: RawClient, id: number): RawClient => client.frame(FrameType.DATA, 0, id, 'x');

  it.each<[string, number, Act]>([
    ['sends data of no stream', ErrorCode.PROTOCOL_ERROR, (client) => data(client, 0)],
    ['sends data of a stream that it has not opened', ErrorCode.PROTOCOL_ERROR, (client) => data(client, 5)],
    ['resets a stream that it has not opened', ErrorCode.PROTOCOL_ERROR, (c) => c.number(FrameType.RST_STREAM, 5, 0)],
    ['opens a stream with an even number', ErrorCode.PROTOCOL_ERROR, (client) => client.request(2)],
    ['pushes', ErrorCode.PROTOCOL_ERROR, (client) => client.frame(FrameType.PUSH_PROMISE, 0, 1, 'xxxx')],
    ['pads more than it has', ErrorCode.PROTOCOL_ERROR, (c) => c.request(1, { end: false }).frame(0, Flag.PADDED, 1, '\x09x')],
    ['sends settings of a stream', ErrorCode.PROTOCOL_ERROR, (client) => client.frame(FrameType.SETTINGS, 0, 1)],
    ['sends half a setting', ErrorCode.FRAME_SIZE_ERROR, (client) => client.frame(FrameType.SETTINGS, 0, 0, 'xxx')],
    ['sends a ping of another size', ErrorCode.FRAME_SIZE_ERROR, (client) => client.frame(FrameType.PING, 0, 0, 'xxx')],
    ['wants a window beyond all bounds', ErrorCode.FLOW_CONTROL_ERROR, (c) => c.frame(4, 0, 0, initialWindow(2 ** 31))],
    ['opens the window too far', ErrorCode.FLOW_CONTROL_ERROR, (c) => c.number(FrameType.WINDOW_UPDATE, 0, MAX_WINDOW)],
    ['opens the window by nothing', ErrorCode.PROTOCOL_ERROR, (c) => c.number(FrameType.WINDOW_UPDATE, 0, 0)],
    ['continues no headers', ErrorCode.PROTOCOL_ERROR, (c) => c.request(1).frame(FrameType.CONTINUATION, 0, 1)],
    ['interrupts its headers', ErrorCode.PROTOCOL_ERROR, (c) => c.frame(FrameType.HEADERS, 0, 1, REQUEST).request(3)],
    ['sends headers that are none', ErrorCode.COMPRESSION_ERROR, (c) => c.request(1, { block: Buffer.of(0x80) })],
    [
      'sends a frame over the limit',
      ErrorCode.FRAME_SIZE_ERROR,
      (c) => c.request(1, { end: false }).frame(FrameType.DATA, 0, 1, Buffer.alloc(16_385)),
    ],
  ])('and %s is told so, and loses its connection', async (_what, code, act) => {
    const client = await new RawClient().greet();
    act(client);
    await client.exchange();
    expect(client.goneAway).toBe(code);
    expect(client.socket.readableEnded).toBe(true);
    expect(client.errors).toHaveLength(1);
  });

  it.each([
    ['a preface that is none', Buffer.from('PRI * HTTP/2.0\r\n\r\nXX\r\n\r\n')],
    ['no settings', Buffer.concat([PREFACE, Buffer.from([0, 0, 8, 6, 0, 0, 0, 0, 0]), Buffer.alloc(8)])],
  ])('and begins with %s loses its connection', async (_what, bytes) => {
    const client = new RawClient();
    client.socket.write(bytes);
    await client.exchange();
    expect(client.goneAway).toBe(ErrorCode.PROTOCOL_ERROR);
  });

  it.each<[string, [string, string][]]>([
    ['without a path', [[':method', 'POST'], [':scheme', 'http']]],
    ['with a pseudo header twice', [[':method', 'POST'], [':method', 'GET'], [':scheme', 'http'], [':path', '/']]],
    ['with an unknown pseudo header', [[':method', 'POST'], [':scheme', 'http'], [':path', '/'], [':status', '200']]],
    ['with a pseudo header behind others', [[':method', 'POST'], [':scheme', 'http'], ['a', 'b'], [':path', '/']]],
    ['with capitals', [[':method', 'POST'], [':scheme', 'http'], [':path', '/'], ['Te', 'trailers']]],
    ['with a header of HTTP/1.1', [[':method', 'POST'], [':scheme', 'http'], [':path', '/'], ['connection', 'close']]],
    ['with a line break', [[':method', 'POST'], [':scheme', 'http'], [':path', '/'], ['a', 'b\r\nc: d']]],
  ])('in a request %s loses only that', async (_what, fields) => {
    const client = await new RawClient(answering(1)).greet();
    await client.request(1, { block: encodeHeaders(fields) }).request(3).exchange();
    expect(client.resets).toEqual({ 1: ErrorCode.PROTOCOL_ERROR });
    expect(client.streams.map(({ id }) => id)).toEqual([3]);
  });

  it('by data after the end loses only the stream', async () => {
    const client = await new RawClient().greet();
    await data(client.request(1), 1).exchange();
    expect(client.resets).toEqual({ 1: ErrorCode.STREAM_CLOSED });
    expect(client.goneAway).toBeUndefined();
  });
});

describe('a client that does not take what it asked for', () => {
  beforeEach(() => jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'Date', 'performance'] }));
  afterEach(() => jest.useRealTimers());

  it('for a minute loses the stream, and nothing is kept for it', async () => {
    const client = await new RawClient(answering(100)).greet(initialWindow(10));
    await client.request(1).request(3).exchange();
    jest.advanceTimersByTime(60_000);
    await client.number(FrameType.WINDOW_UPDATE, 3, 10).exchange();
    expect(client.resets).toEqual({});
    jest.advanceTimersByTime(60_000);
    await client.exchange();
    expect(client.resets).toEqual({ 1: ErrorCode.CANCEL });
    expect(client.streams.map(({ isClosed, queuedBytes }) => [isClosed, queuedBytes])).toEqual([
      [true, 0],
      [false, 80],
    ]);
  });
});

describe('a client that floods the server', () => {
  it('with continuations is stopped', async () => {
    const client = await new RawClient().greet();
    client.frame(FrameType.HEADERS, 0, 1);
    for (let i = 0; i < 20; i++) client.frame(FrameType.CONTINUATION, 0, 1);
    await client.exchange();
    expect(client.goneAway).toBe(ErrorCode.ENHANCE_YOUR_CALM);
  });

  it('with a header block without end is stopped', async () => {
    const client = await new RawClient().greet();
    client.frame(FrameType.HEADERS, 0, 1, Buffer.alloc(16_384));
    for (let i = 0; i < 4; i++) client.frame(FrameType.CONTINUATION, 0, 1, Buffer.alloc(16_384));
    await client.exchange();
    expect(client.goneAway).toBe(ErrorCode.ENHANCE_YOUR_CALM);
  });

  it.each<[string, (client: RawClient, i: number) => unknown]>([
    ['requests that it resets at once', (client, i) => client.request(2 * i + 1).number(FrameType.RST_STREAM, 2 * i + 1, 8)],
    ['empty data', (client, i) => (i === 0 ? client.request(1, { end: false }) : client.frame(FrameType.DATA, 0, 1))],
    ['settings', (client) => client.frame(FrameType.SETTINGS, 0, 0)],
  ])('with %s is stopped, but not before 100,000 of them', async (_what, act) => {
    const client = await new RawClient().greet();
    let next = 0;
    const send = async (count: number): Promise<void> => {
      for (let i = 0; i < count; i++) act(client, next++);
      await client.exchange();
    };
    await send(99_000);
    expect(client.goneAway).toBeUndefined();
    await send(60_000);
    expect(client.goneAway).toBe(ErrorCode.ENHANCE_YOUR_CALM);
  });

  it('with streams that stay open is refused more than 100,000', async () => {
    const client = await new RawClient().greet();
    for (let i = 0; i <= 100_000; i++) client.request(2 * i + 1, { end: false });
    await client.exchange();
    expect(client.resets).toEqual({ 200_001: ErrorCode.REFUSED_STREAM });
    expect(client.streams).toHaveLength(100_000);
  });

  it('with pings whose answers it does not read is cut off', async () => {
    const client = await new RawClient().greet();
    client.socket.pause();
    for (const count of [5_000, 70_000]) {
      for (let i = 0; i < count; i++) client.frame(FrameType.PING, 0, 0, '12345678');
      await client.exchange();
    }
    expect(client.errors).toEqual(['answers that are not read']);
    expect(client.server.destroyed).toBe(true);
  });
});

describe('a connection that is sent anything', () => {
  const frame = record({
    type: oneof(integer({ min: 0, max: 10 }), integer({ min: 0, max: 255 })),
    flags: oneof(integer({ min: 0, max: 255 }), integer({ min: 4, max: 5 })),
    id: integer({ min: 0, max: 9 }),
    payload: oneof(uint8Array({ maxLength: 40 }), integer({ min: 0, max: 40 }).map(() => new Uint8Array(REQUEST))),
  });

  it('answers, resets or goes away, and never fails by itself', async () => {
    await assert(
      asyncProperty(array(frame, { maxLength: 30 }), async (frames) => {
        const client = await new RawClient(answering(100)).greet();
        for (const { type, flags, id, payload } of frames) client.frame(type, flags, id, payload);
        await client.exchange();
        expect(client.goneAway).not.toBe(ErrorCode.INTERNAL_ERROR);
        const isAlive = client.goneAway === undefined;
        expect(client.errors.length > 0 || isAlive).toBe(true);
        client.socket.destroy();
      }),
      { numRuns: 300 },
    );
  });

  it('takes bytes that are no frames for a mistake of the client', async () => {
    await assert(
      asyncProperty(array(uint8Array({ minLength: 1, maxLength: 60 }), { maxLength: 10 }), async (pieces) => {
        const client = await new RawClient(answering(100)).greet();
        for (const piece of pieces) client.socket.write(piece);
        await client.exchange();
        expect(client.goneAway).not.toBe(ErrorCode.INTERNAL_ERROR);
        client.socket.destroy();
      }),
      { numRuns: 300 },
    );
  });
});
