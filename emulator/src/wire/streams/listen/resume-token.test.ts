import { Timestamp } from '../../../model';
import { ResumeTokens } from './resume-token';

const runId = (byte: number): Uint8Array => new Uint8Array(8).fill(byte);

describe('ResumeTokens', () => {
  it('reads its own tokens to the microsecond', () => {
    const tokens = new ResumeTokens(runId(1));
    const time = Timestamp.fromMicros(1_795_000_000_123_457n);
    expect(tokens.decode(tokens.encode(time))).toEqual(time);
  });

  it('knows no token of another run', () => {
    const token = new ResumeTokens(runId(1)).encode(Timestamp.fromMillis(0));
    expect(new ResumeTokens(runId(2)).decode(token)).toBeUndefined();
  });

  it.each([[[]], [[1, 2, 3]], [Array.from({ length: 17 }, () => 1)]])(
    'knows no token of other lengths: %j',
    (bytes) => {
      expect(new ResumeTokens(runId(1)).decode(Uint8Array.from(bytes))).toBeUndefined();
    },
  );
});
