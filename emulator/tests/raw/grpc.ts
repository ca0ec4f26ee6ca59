import { connect, type ClientHttp2Session, type ClientHttp2Stream, type IncomingHttpHeaders } from 'node:http2';
import { encodeRequest, frame } from './protos';

export interface GrpcAnswer {
  /** `grpc-status`, undefined when the stream ended without one. */
  readonly status: number | undefined;
  readonly message: string;
  readonly httpStatus: number | undefined;
  readonly body: Buffer;
}

export interface GrpcStream {
  readonly stream: ClientHttp2Stream;
  /** Resolves when the stream is over, however it ended. */
  readonly answer: Promise<GrpcAnswer>;
  send(name: string, content: object): void;
}

/** A connection that sends whatever bytes it is told as gRPC calls. */
export class GrpcConnection {
  private readonly session: ClientHttp2Session;

  constructor(port: number, host = '127.0.0.1') {
    // In megabytes; Node's own limit of ten refuses the last of thousands of streams.
    this.session = connect(`http://${host}:${port}`, { maxSessionMemory: 1000 });
    this.session.on('error', () => undefined);
    this.session.setMaxListeners(0);
  }

  get isOpen(): boolean {
    return !this.session.closed && !this.session.destroyed;
  }

  /** Opens a stream to a method, or to a whole path that begins with `/`. */
  open(method: string, headers: Record<string, string> = {}): GrpcStream {
    const stream = this.session.request({
      ':method': 'POST',
      ':path': method.startsWith('/') ? method : `/google.firestore.v1.Firestore/${method}`,
      'content-type': 'application/grpc',
      te: 'trailers',
      authorization: 'Bearer owner',
      ...headers,
    });
    return { stream, answer: answerOf(stream), send: (name, content) => void stream.write(frame(encodeRequest(name, content))) };
  }

  /** Sends these bytes, frames included, as the whole body of a call. */
  callRaw(method: string, body: Buffer, headers?: Record<string, string>): Promise<GrpcAnswer> {
    const { stream, answer } = this.open(method, headers);
    stream.resume();
    stream.end(body);
    return answer;
  }

  call(method: string, request: object, headers?: Record<string, string>): Promise<GrpcAnswer> {
    return this.callRaw(method, frame(encodeRequest(method, request)), headers);
  }

  close(): void {
    this.session.destroy();
  }
}

function answerOf(stream: ClientHttp2Stream): Promise<GrpcAnswer> {
  return new Promise((resolve) => {
    let headers: IncomingHttpHeaders = {};
    const chunks: Buffer[] = [];
    const take = (received: IncomingHttpHeaders): void => void (headers = { ...headers, ...received });
    stream.on('response', take);
    stream.on('trailers', take);
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('error', () => undefined);
    stream.on('close', () => {
      const status = headers['grpc-status'];
      const httpStatus = headers[':status'];
      resolve({
        status: status === undefined ? undefined : Number(status),
        message: decode(String(headers['grpc-message'] ?? '')),
        httpStatus: httpStatus === undefined ? undefined : Number(httpStatus),
        body: Buffer.concat(chunks),
      });
    });
  });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
