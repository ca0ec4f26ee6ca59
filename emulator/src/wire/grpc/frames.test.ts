import { assert, property, uint8Array, array, integer } from 'fast-check';
import { encodeFrames, FrameDecoder } from './frames';

const head = (flag: number, length: number): Buffer => {
  const bytes = Buffer.alloc(5);
  bytes[0] = flag;
  bytes.writeUInt32BE(length, 1);
  return bytes;
};

describe('FrameDecoder', () => {
  it('gives back the messages however their bytes are split', () => {
    assert(
      property(
        array(uint8Array({ maxLength: 50 })),
        array(integer({ min: 1, max: 20 }), { minLength: 1 }),
        (messages, cuts) => {
          const bytes = encodeFrames(messages);
          const decoder = new FrameDecoder();
          const decoded: Buffer[] = [];
          for (let start = 0, i = 0; start < bytes.length; i++) {
            const end = start + (cuts[i % cuts.length] ?? 1);
            decoded.push(...decoder.push(bytes.subarray(start, end)).map(({ message }) => message));
            start = end;
          }
          expect(decoded.map((message) => [...message])).toEqual(messages.map((message) => [...message]));
          expect(decoder.isPartial).toBe(false);
        },
      ),
    );
  });

  it('tells that a message is not complete', () => {
    const decoder = new FrameDecoder();
    expect(decoder.push(head(0, 3))).toEqual([]);
    expect(decoder.isPartial).toBe(true);
  });

  it('tells that a message is compressed', () => {
    expect(new FrameDecoder().push(head(1, 0))).toMatchObject([{ compressed: true }]);
  });

  it('refuses a length over the limit before the message comes', () => {
    expect(() => new FrameDecoder().push(head(0, 10_485_761))).toThrow(
      'Request payload size exceeds the limit: 10485760 bytes.',
    );
    expect(new FrameDecoder().push(head(0, 10_485_760))).toEqual([]);
  });

  it('refuses a flag that is none', () => {
    expect(() => new FrameDecoder().push(head(2, 0))).toThrow('compressed flag is 2');
  });
});
