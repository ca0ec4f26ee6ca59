import { Timestamp } from '../../../model';

const RUN_ID_BYTES = 8;
const TOKEN_BYTES = RUN_ID_BYTES + 8;

/**
 * Makes and reads the tokens by which a client says up to when it has seen everything: the id of this run of the
 * database, whose history alone can tell what happened since, and the time in microseconds.
 */
export class ResumeTokens {
  /** @param runId eight bytes that no other run of the server shares */
  constructor(private readonly runId: Uint8Array) {}

  encode(time: Timestamp): Uint8Array {
    const token = Buffer.alloc(TOKEN_BYTES);
    token.set(this.runId.subarray(0, RUN_ID_BYTES));
    token.writeBigInt64BE(time.toMicros(), RUN_ID_BYTES);
    return token;
  }

  /** The time of a token of this run, undefined for any other bytes. */
  decode(token: Uint8Array): Timestamp | undefined {
    const bytes = Buffer.from(token.buffer, token.byteOffset, token.byteLength);
    if (bytes.length !== TOKEN_BYTES || bytes.compare(this.runId, 0, RUN_ID_BYTES, 0, RUN_ID_BYTES) !== 0)
      return undefined;
    return Timestamp.fromMicros(bytes.readBigInt64BE(RUN_ID_BYTES));
  }
}
