import type { Credentials, StatusError } from '../model';

/** What is known when a stream opens, before its first message. */
export interface StreamHead {
  /** Parsed once, when the stream opens: a user who changes opens another stream. */
  credentials: Credentials;
}

/** Where a session's responses go. Messages are encoded and sent in order, at once; nothing may follow `end`. */
export interface StreamSink<Response> {
  send(message: Response): void;
  /** Ends the stream, with OK when there is no error. */
  end(error?: StatusError): void;
  /** Bytes that were sent but not yet taken by the client: how slow the reader is. */
  readonly queuedBytes: number;
}

/** The session of one bidirectional stream. */
export interface StreamSession<Request> {
  receive(message: Request): void;
  /** A message came that is no valid request: answer what came before it, then end the stream with this error. */
  reject(error: StatusError): void;
  /** The client will send no more: answer what is outstanding, then call `end`. */
  finish(): void;
  /** The client cancelled or is gone, or the server stops: release everything, send nothing more. */
  close(): void;
}

/** A bidirectional RPC (Listen, Write), driven alike by gRPC and by WebChannel. */
export interface StreamHandler<Request, Response> {
  open(head: StreamHead, sink: StreamSink<Response>): StreamSession<Request>;
}
