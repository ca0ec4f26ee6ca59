import { StatusError } from '../../model';
import type { StreamSession, StreamSink } from '../../service/stream';
import { ManualTimers } from '../../testing/manual-timers';
import { HOLD_ABOVE_BYTES, MAX_QUEUED_BYTES } from '../streams/slow-reader';
import type { BackChannelResponse } from './back-channel';
import { Channel } from './channel';

/** A back channel response that takes its chunks apart as a browser does. */
class Response implements BackChannelResponse {
  ended = false;
  queuedBytes = 0;
  private text = '';

  write(text: string): void {
    if (this.ended) throw new Error('write after end');
    this.text += text;
  }

  end(): void {
    this.ended = true;
  }

  get arrays(): [number, unknown][] {
    const arrays: [number, unknown][] = [];
    for (let rest = this.text; rest !== ''; ) {
      const [, digits = ''] = /^(\d+)\n/.exec(rest) ?? [];
      const start = digits.length + 1;
      const end = start + Number(digits);
      for (const [id, [message]] of JSON.parse(rest.slice(start, end)) as [number, [unknown]][])
        arrays.push([id, message]);
      rest = rest.slice(end);
    }
    return arrays;
  }

  get messages(): unknown[] {
    return this.arrays.map(([, message]) => message).filter((message) => message !== 'noop');
  }
}

function openChannel() {
  const timers = new ManualTimers();
  const received: string[] = [];
  let closed = false;
  let over = false;
  let sink: StreamSink<string> | undefined;
  const session: StreamSession<string> = {
    receive: (message) => void received.push(message),
    reject: () => undefined,
    finish: () => undefined,
    close: () => void (closed = true),
  };
  const channel = new Channel(
    (opened) => {
      sink = opened;
      return session;
    },
    timers,
    () => void (over = true),
  );
  const send = (...messages: unknown[]): void => {
    for (const message of messages) sink?.send(JSON.stringify(message));
    timers.settle();
  };
  const end = (error?: StatusError): void => {
    sink?.end(error);
    timers.settle();
  };
  return { channel, timers, received, send, end, sink: () => sink, isClosed: () => closed, isOver: () => over };
}

describe('Channel, client messages', () => {
  it('passes messages on in order', () => {
    const { channel, received } = openChannel();
    channel.receive(0, ['a', 'b']);
    channel.receive(2, ['c']);
    expect(received).toEqual(['a', 'b', 'c']);
  });

  it('skips messages of a request that was sent again', () => {
    const { channel, received } = openChannel();
    channel.receive(0, ['a', 'b']);
    channel.receive(0, ['a', 'b']);
    channel.receive(1, ['b', 'c']);
    expect(received).toEqual(['a', 'b', 'c']);
  });

  it('refuses a gap, for what was lost must not be passed over', () => {
    const { channel, received } = openChannel();
    expect(() => channel.receive(1, ['b'])).toThrow('message 0 is missing before 1');
    expect(received).toEqual([]);
  });
});

describe('Channel, streaming back channel', () => {
  it('carries what waited, an early noop, then messages as they come', () => {
    const { channel, send } = openChannel();
    send({ n: 1 });
    const response = new Response();
    channel.attach(response, true);
    send({ n: 2 });
    expect(response.arrays).toEqual([
      [1, { n: 1 }],
      [2, 'noop'],
      [3, { n: 2 }],
    ]);
    expect(response.ended).toBe(false);
  });

  it('counts lengths in UTF-16 units', () => {
    const { channel, send } = openChannel();
    const response = new Response();
    channel.attach(response, true);
    send({ text: '👵 était là\u0000' }, { text: '薬' });
    expect(response.messages).toEqual([{ text: '👵 était là\u0000' }, { text: '薬' }]);
  });

  it('says every 30 s that it is alive and ends after 60 s', () => {
    const { channel, timers } = openChannel();
    const response = new Response();
    channel.attach(response, true);
    timers.advance(29_999);
    expect(response.arrays).toHaveLength(1);
    timers.advance(1);
    expect(response.arrays).toHaveLength(2);
    timers.advance(30_000);
    expect(response.ended).toBe(true);
    expect(channel.status()[0]).toBe(0);
  });

  it('ends when the response has become long, so that the browser can let go of it', () => {
    const { channel, send } = openChannel();
    const response = new Response();
    channel.attach(response, true);
    send('x'.repeat(9 * 1024 * 1024));
    expect(response.ended).toBe(true);
  });

  it('begins the next one with all that is not acknowledged', () => {
    const { channel, send } = openChannel();
    const first = new Response();
    const back = channel.attach(first, true);
    send({ n: 1 }, { n: 2 });
    channel.detach(back);
    send({ n: 3 });
    channel.acknowledge(2);
    const second = new Response();
    channel.attach(second, true);
    expect(second.messages).toEqual([{ n: 2 }, { n: 3 }]);
  });

  it('ends the one that it replaces', () => {
    const { channel, send } = openChannel();
    const first = new Response();
    const back = channel.attach(first, true);
    const second = new Response();
    channel.attach(second, true);
    channel.detach(back);
    send({ n: 1 });
    expect(first.ended).toBe(true);
    expect(second.messages).toEqual([{ n: 1 }]);
  });
});

describe('Channel, long polling', () => {
  it('answers what waits and ends', () => {
    const { channel, send } = openChannel();
    send({ n: 1 }, { n: 2 });
    const response = new Response();
    channel.attach(response, false);
    expect(response.arrays).toEqual([
      [1, { n: 1 }],
      [2, { n: 2 }],
    ]);
    expect(response.ended).toBe(true);
  });

  it('waits for the first messages and sends those of one event together', () => {
    const { channel, send } = openChannel();
    const response = new Response();
    channel.attach(response, false);
    expect(response.ended).toBe(false);
    send({ n: 1 }, { n: 2 });
    expect(response.messages).toEqual([{ n: 1 }, { n: 2 }]);
    expect(response.ended).toBe(true);
  });

  it('ends with a noop after 30 s', () => {
    const { channel, timers } = openChannel();
    const response = new Response();
    channel.attach(response, false);
    timers.advance(30_000);
    expect(response.arrays).toEqual([[1, 'noop']]);
    expect(response.ended).toBe(true);
  });
});

describe('Channel, status', () => {
  it('tells of the back channel, the last array and what is not acknowledged', () => {
    const { channel, send } = openChannel();
    expect(channel.status()).toEqual([0, 0, 0]);
    channel.attach(new Response(), true);
    send({ n: 1 });
    expect(channel.status()).toEqual([1, 2, '["noop"]'.length + '[{"n":1}]'.length]);
    channel.acknowledge(2);
    expect(channel.status()).toEqual([1, 2, 0]);
  });

  it('does not count what waits for a back channel as sent', () => {
    const { channel, send } = openChannel();
    send({ n: 1 });
    expect(channel.status()).toEqual([0, 0, 0]);
  });
});

describe('Channel, end', () => {
  it('brings the error of its stream to a later back channel and takes no more messages', () => {
    const { channel, end, received } = openChannel();
    end(new StatusError('PERMISSION_DENIED', 'not yours'));
    channel.receive(0, ['a']);
    const response = new Response();
    channel.attach(response, true);
    const error = { status: 'PERMISSION_DENIED', message: 'PERMISSION_DENIED: not yours' };
    expect(response.messages).toEqual([{ error }]);
    expect(received).toEqual([]);
  });

  it('is over when its stream ends well, after the last answer', () => {
    const { channel, send, end, isOver } = openChannel();
    const response = new Response();
    channel.attach(response, true);
    send({ last: true });
    end();
    expect(response.messages).toEqual([{ last: true }]);
    expect(response.ended).toBe(true);
    expect(isOver()).toBe(true);
  });

  it('brings the answers that wait before the error', () => {
    const { channel, send, end } = openChannel();
    send({ n: 1 });
    end(new StatusError('RESOURCE_EXHAUSTED', 'too many commits'));
    const response = new Response();
    channel.attach(response, false);
    expect(response.messages).toHaveLength(2);
  });

  it('forgets what waits for a reader that is too slow', () => {
    const { channel, send, end, sink } = openChannel();
    send('x'.repeat(MAX_QUEUED_BYTES));
    expect(sink()?.queuedBytes).toBeGreaterThan(MAX_QUEUED_BYTES);
    end(new StatusError('RESOURCE_EXHAUSTED', 'slow'));
    const response = new Response();
    channel.attach(response, false);
    expect(response.messages).toHaveLength(1);
  });

  it('tells its stream how much waits: what did not go out, and what the response still holds', () => {
    const { channel, send, sink, timers } = openChannel();
    send('12345678');
    expect(sink()?.queuedBytes).toBe(12);
    const response = new Response();
    channel.attach(response, true);
    timers.settle();
    expect(sink()?.queuedBytes).toBe(0);
    response.queuedBytes = 500;
    expect(sink()?.queuedBytes).toBe(500);
  });

  it('counts a client without a back channel as one that does not read as soon as a little waits', () => {
    const { channel, send, sink } = openChannel();
    const response = channel.attach(new Response(), true);
    channel.detach(response);
    send('x'.repeat(16_000));
    expect(sink()?.queuedBytes).toBeLessThan(HOLD_ABOVE_BYTES);
    send('x'.repeat(1_000));
    expect(sink()?.queuedBytes).toBeGreaterThan(HOLD_ABOVE_BYTES);
    channel.attach(new Response(), true);
    expect(sink()?.queuedBytes).toBe(0);
  });

  it('is dropped after a minute when no client ever listens', () => {
    const { timers, isClosed, isOver } = openChannel();
    timers.advance(60_000);
    expect([isClosed(), isOver(), timers.pending]).toEqual([true, true, 0]);
  });

  it('cancels its stream when nobody came for two minutes', () => {
    const { channel, timers, isClosed, isOver } = openChannel();
    channel.detach(channel.attach(new Response(), true));
    timers.advance(60_000);
    channel.receive(0, []);
    timers.advance(2 * 60_000 - 1);
    expect(isClosed()).toBe(false);
    timers.advance(1);
    expect(isClosed()).toBe(true);
    expect(isOver()).toBe(true);
    expect(timers.pending).toBe(0);
  });

  it('lives as long as back channels follow each other', () => {
    const { channel, timers, isClosed } = openChannel();
    for (let minute = 0; minute < 10; minute++) {
      channel.attach(new Response(), true);
      timers.advance(60_000);
    }
    expect(isClosed()).toBe(false);
  });

  it('leaves no timer behind when it is closed', () => {
    const { channel, timers, isClosed } = openChannel();
    channel.attach(new Response(), true);
    channel.close();
    expect(isClosed()).toBe(true);
    expect(timers.pending).toBe(0);
  });
});
