import type { ServerStream } from '.';
import { encodeHeaders } from './hpack/encoder';
import { HpackDecoder } from './hpack/decoder';
import { ErrorCode, Flag, FrameType, MAX_WINDOW, PREFACE, Setting } from './protocol';
import { encodeSettings } from './settings';
import { answering, HEAD, initialWindow } from './testing/answering';
import { RawClient, REQUEST } from './testing/raw-client';

describe('a connection', () => {
  it('answers a request with headers, data and trailers', async () => {
    const client = await new RawClient(answering(3)).greet();
    const frames = await client.request(1).exchange();
    expect(frames).toMatchObject([
      { type: FrameType.HEADERS, flags: Flag.END_HEADERS, streamId: 1 },
      { type: FrameType.DATA, flags: 0, payload: Buffer.alloc(3) },
      { type: FrameType.HEADERS, flags: Flag.END_HEADERS | Flag.END_STREAM },
    ]);
  });

  it('takes its frames however their bytes are split', async () => {
    const client = new RawClient(answering(1));
    client.frame(FrameType.SETTINGS, 0, 0).request(1, { end: false });
    client.frame(FrameType.DATA, Flag.END_STREAM, 1, 'some data');
    const bytes = Buffer.concat([PREFACE, ...client.writer.take()]);
    for (const byte of bytes) client.socket.write(Buffer.of(byte));
    await client.exchange();
    expect(client.streams[0]?.remoteEnded).toBe(true);
    expect(client.frames.filter(({ streamId }) => streamId === 1)).toHaveLength(3);
  });

  it('acknowledges settings and pings, and ignores what it does not know', async () => {
    const client = await new RawClient().greet();
    client.frame(FrameType.PING, 0, 0, '12345678').frame(FrameType.PING, Flag.ACK, 0, '12345678');
    client.frame(99, 0, 5, 'x').frame(FrameType.SETTINGS, 0, 0, encodeSettings([[77, 1]]));
    client.frame(FrameType.GOAWAY, 0, 0, Buffer.alloc(8)).frame(FrameType.PRIORITY, 0, 9, Buffer.alloc(5));
    expect(await client.exchange()).toMatchObject([
      { type: FrameType.PING, flags: Flag.ACK, payload: Buffer.from('12345678') },
      { type: FrameType.SETTINGS, flags: Flag.ACK },
    ]);
  });

  it('sends as much as the windows allow, and the rest when they are opened', async () => {
    const client = await new RawClient(answering(100)).greet(initialWindow(10));
    const sizes = async (): Promise<number[]> =>
      (await client.exchange()).filter(({ type }) => type === FrameType.DATA).map(({ payload }) => payload.length);
    client.request(1);
    expect(await sizes()).toEqual([10]);
    client.frame(FrameType.SETTINGS, 0, 0, initialWindow(4));
    expect(await sizes()).toEqual([]);
    client.number(FrameType.WINDOW_UPDATE, 1, 6);
    expect(await sizes()).toEqual([]);
    client.number(FrameType.WINDOW_UPDATE, 1, 5);
    expect(await sizes()).toEqual([5]);
    client.frame(FrameType.SETTINGS, 0, 0, initialWindow(400));
    expect(await sizes()).toEqual([85]);
    expect(client.streams[0]?.isClosed).toBe(true);
  });

  it('lets streams take turns, and shares the window of the connection', async () => {
    const client = await new RawClient(answering(40_000)).greet(initialWindow(MAX_WINDOW));
    const frames = (await client.request(1).request(3).exchange()).filter(({ type }) => type === FrameType.DATA);
    expect(frames.map(({ streamId, payload }) => [streamId, payload.length])).toEqual([
      [1, 16_384],
      [3, 16_384],
      [1, 16_384],
      [3, 16_383],
    ]);
    const rest = await client.number(FrameType.WINDOW_UPDATE, 0, 40_000).exchange();
    expect(rest.filter(({ type }) => type === FrameType.DATA).map(({ payload }) => payload.length)).toEqual([7233, 7232]);
  });

  it('tells its writer when to wait and when all is sent', async () => {
    const client = await new RawClient().greet(initialWindow(0));
    await client.request(1).exchange();
    const [stream] = client.streams as [ServerStream];
    expect(stream.write(Buffer.alloc(10))).toBe(true);
    expect(stream.write(Buffer.alloc(100_000))).toBe(false);
    let isDrained = false;
    void stream.drained().then(() => (isDrained = true));
    await client.exchange();
    expect({ isDrained, queued: stream.queuedBytes }).toEqual({ isDrained: false, queued: 100_010 });
    await client.number(FrameType.WINDOW_UPDATE, 1, 200_000).number(FrameType.WINDOW_UPDATE, 0, 200_000).exchange();
    expect({ isDrained, queued: stream.queuedBytes }).toEqual({ isDrained: true, queued: 0 });
  });

  it('opens its own windows again before they are used up', async () => {
    let received = 0;
    const client = await new RawClient((stream) => {
      stream.receiver = { data: (bytes) => (received += bytes.length), end: () => undefined, close: () => undefined };
    }).greet();
    client.request(1, { end: false });
    for (let i = 0; i < 256; i++) client.frame(FrameType.DATA, 0, 1, Buffer.alloc(16_384));
    const updates = (await client.exchange()).map(({ streamId, payload }) => [streamId, payload.readUInt32BE()]);
    expect(received).toBe(4 * 2 ** 20);
    expect(updates).toEqual([
      [0, 4 * 2 ** 20],
      [1, 4 * 2 ** 20],
    ]);
  });

  it('refuses more than its window has room for', async () => {
    const client = await new RawClient().greet();
    client.request(1, { end: false });
    client.streams.length = 0;
    await client.exchange();
    const [stream] = client.streams as [ServerStream];
    stream.receiveWindow.receive(8 * 2 ** 20 - 5);
    await client.frame(FrameType.DATA, 0, 1, 'sixsix').exchange();
    expect(client.resets).toEqual({ 1: ErrorCode.FLOW_CONTROL_ERROR });
  });

  it('understands padding, priority, continuations and trailers', async () => {
    const bodies: string[] = [];
    const client = await new RawClient((stream) => {
      stream.receiver = { data: (bytes) => bodies.push(bytes.toString()), end: () => bodies.push('end'), close: () => undefined };
    }).greet();
    const padded = Buffer.concat([Buffer.of(2, 0, 0, 0, 0, 7), REQUEST.subarray(0, 2), Buffer.alloc(2)]);
    client.frame(FrameType.HEADERS, Flag.PADDED | Flag.PRIORITY, 1, padded);
    client.frame(FrameType.CONTINUATION, Flag.END_HEADERS, 1, REQUEST.subarray(2));
    client.frame(FrameType.DATA, Flag.PADDED, 1, Buffer.concat([Buffer.of(3), Buffer.from('data'), Buffer.alloc(3)]));
    client.request(1, { block: encodeHeaders([['x-sum', '1']]) });
    await client.exchange();
    expect(client.streams[0]?.headers).toMatchObject({ ':path': '/x' });
    expect(bodies).toEqual(['data', 'end']);
  });

  it('sends headers that are larger than a frame in several', async () => {
    const long = encodeHeaders([['grpc-message', 'x'.repeat(40_000)]]);
    const client = await new RawClient((stream) => stream.end(long)).greet();
    const frames = await client.request(1).exchange();
    expect(frames.map(({ type, flags }) => [type, flags])).toEqual([
      [FrameType.HEADERS, Flag.END_STREAM],
      [FrameType.CONTINUATION, 0],
      [FrameType.CONTINUATION, Flag.END_HEADERS],
    ]);
    const [field] = new HpackDecoder(100_000).decode(Buffer.concat(frames.map(({ payload }) => payload)));
    expect(field?.[1]).toHaveLength(40_000);
  });

  it('tells a client that changes its table that ours is empty, once', async () => {
    const client = await new RawClient((stream) => stream.end(HEAD)).greet();
    client.frame(FrameType.SETTINGS, 0, 0, encodeSettings([[Setting.HEADER_TABLE_SIZE, 0]])).request(1).request(3);
    const blocks = (await client.exchange()).filter(({ type }) => type === FrameType.HEADERS);
    expect(blocks.map(({ payload }) => payload[0])).toEqual([0x20, 0x88]);
  });

  it('tells a client that still sends that the answer is complete', async () => {
    const client = await new RawClient((stream) => stream.end(HEAD)).greet();
    const frames = await client.request(1, { end: false }).exchange();
    expect(frames.map(({ type }) => type)).toEqual([FrameType.HEADERS, FrameType.RST_STREAM]);
    expect(client.resets).toEqual({ 1: ErrorCode.NO_ERROR });
    // What had been on its way is no mistake.
    await client.frame(FrameType.DATA, 0, 1, 'late').request(1).number(FrameType.WINDOW_UPDATE, 1, 5).exchange();
    expect(client.goneAway).toBeUndefined();
  });

  it('closes each stream once: when it is reset, and when the connection ends', async () => {
    const closed: number[] = [];
    const client = await new RawClient((stream) => {
      stream.receiver = { data: () => undefined, end: () => undefined, close: () => closed.push(stream.id) };
    }).greet();
    await client.request(1).request(3).number(FrameType.RST_STREAM, 1, 8).exchange();
    expect(closed).toEqual([1]);
    client.server.destroy();
    await client.exchange();
    expect(closed).toEqual([1, 3]);
  });
});
