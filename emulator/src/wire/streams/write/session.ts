import { StatusError } from '../../../model';
import { commitAuthorizer } from '../../../service/authorize';
import type { StreamHead, StreamSession, StreamSink } from '../../../service/stream';
import type { WriteRequest, WriteResponse } from '../../messages';
import { assertReaderKeepsUp } from '../slow-reader';
import type { StreamEngine } from '../stream-engine';

/** Commits that may wait for an earlier one of their stream; clients send ten without waiting. */
const MAX_WAITING = 1000;

/**
 * One Write stream: a handshake, then one atomic commit a request, strictly in order. Nothing is applied after a
 * failure, for the client sends again whatever was not acknowledged.
 */
export class WriteSession implements StreamSession<WriteRequest> {
  private readonly waiting: (WriteRequest | StatusError)[] = [];
  private shakenHands = false;
  private working = false;
  private finishing = false;
  private refusing = false;
  private ended = false;
  private lastToken = 0;

  constructor(
    private readonly engine: StreamEngine,
    private readonly sink: StreamSink<WriteResponse>,
    private readonly head: StreamHead,
    private readonly streamId: string,
  ) {}

  receive(request: WriteRequest): void {
    this.enqueue(request);
  }

  /** In its turn, for clients take an error for that of their oldest commit without an answer. */
  reject(error: StatusError): void {
    this.enqueue(error);
  }

  finish(): void {
    this.finishing = true;
    if (!this.working) this.end();
  }

  close(): void {
    this.ended = true;
    this.waiting.length = 0;
  }

  private enqueue(request: WriteRequest | StatusError): void {
    if (this.ended || this.finishing || this.refusing) return;
    const entry = this.waiting.length < MAX_WAITING ? request : tooMany();
    this.refusing = entry instanceof StatusError;
    this.waiting.push(entry);
    if (!this.working) void this.work();
  }

  private async work(): Promise<void> {
    this.working = true;
    try {
      for (let request = this.waiting.shift(); request; request = this.waiting.shift()) await this.answer(request);
      if (this.finishing) this.end();
    } catch (error) {
      this.end(this.engine.failure(error, 'Write'));
    } finally {
      this.working = false;
    }
  }

  private async answer(request: WriteRequest | StatusError): Promise<void> {
    if (request instanceof StatusError) throw request;
    assertReaderKeepsUp(this.sink);
    if (!this.shakenHands) return this.shakeHands(request);
    const context = this.engine.contextFor(request.database, this.head.credentials);
    if (request.writes.length === 0) {
      this.send({ streamToken: this.nextToken(), writeResults: [] });
      return this.end();
    }
    const { commitTime, writeResults } = await context.database.commit(request.writes, {
      author: context.credentials,
      authorize: commitAuthorizer(context),
    });
    this.send({ streamToken: this.nextToken(), writeResults, commitTime });
  }

  private shakeHands({ streamId, streamToken, writes }: WriteRequest): void {
    if (writes.length > 0) throw invalid("'writes' must not be set on an initial write request.");
    if (streamId !== '') throw invalid('Resuming streams is not supported, do not set stream ID.');
    if (streamToken?.length) throw invalid("'stream_token' must not be set on an initial write request.");
    this.shakenHands = true;
    this.send({ streamId: this.streamId, streamToken: this.nextToken(), writeResults: [] });
  }

  /** Tokens only need to be there: streams cannot be resumed. */
  private nextToken(): Uint8Array {
    return Buffer.from(String(this.lastToken++));
  }

  private send(response: WriteResponse): void {
    if (!this.ended) this.sink.send(response);
  }

  private end(error?: StatusError): void {
    if (this.ended) return;
    this.close();
    this.sink.end(error);
  }
}

const tooMany = (): StatusError =>
  new StatusError('RESOURCE_EXHAUSTED', `More than ${MAX_WAITING} commits wait on this stream.`);

const invalid = (message: string): StatusError => new StatusError('INVALID_ARGUMENT', message);
