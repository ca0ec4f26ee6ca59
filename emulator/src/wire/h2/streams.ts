import type { Frame } from './frame-reader';
import { ConnectionError, ErrorCode } from './protocol';
import type { ServerStream } from './stream';

/** The open streams of a connection, by the numbers that the client gives them: odd ones, each higher than those before. */
export class Streams {
  private readonly open = new Map<number, ServerStream>();
  private last = 0;

  get size(): number {
    return this.open.size;
  }

  /** The highest number that the client has used. */
  get lastId(): number {
    return this.last;
  }

  /** Takes note that the client used this number, whether the stream will be opened or not. */
  use(id: number): void {
    this.last = id;
  }

  add(stream: ServerStream): void {
    this.open.set(stream.id, stream);
  }

  delete(id: number): void {
    this.open.delete(id);
  }

  get(id: number): ServerStream | undefined {
    return this.open.get(id);
  }

  /** A copy: what is done to streams closes some of them. */
  all(): ServerStream[] {
    return [...this.open.values()];
  }

  /** The stream of a frame; undefined when it is closed. One that was never opened is an error of the connection. */
  ofFrame({ type, streamId }: Frame): ServerStream | undefined {
    if (streamId === 0 || streamId > this.last || streamId % 2 === 0) {
      throw new ConnectionError(ErrorCode.PROTOCOL_ERROR, `frame ${type} of no stream`);
    }
    return this.open.get(streamId);
  }
}
