import { Agent, request } from 'node:http';
import type { Subject } from './subject';

export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 });

/** A request whose path and headers are sent as they are; rejects when the connection ends without an answer. */
export function send(
  { port }: Pick<Subject, 'port'>,
  method: string,
  path: string,
  headers: Record<string, string>,
  body = '',
  isRepeated = false,
): Promise<HttpAnswer> {
  return new Promise<HttpAnswer>((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, agent, headers: { ...headers, 'content-length': Buffer.byteLength(body) } });
    sent.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      const finish = (): void => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() });
      response.on('end', finish);
      response.on('error', finish);
    });
    sent.on('error', (error: NodeJS.ErrnoException) => {
      // The server may close a kept connection in the moment in which it is used again.
      if (sent.reusedSocket && !isRepeated) resolve(send({ port }, method, path, headers, body, true));
      else reject(error);
    });
    sent.end(body);
  });
}

/** What is wrong with an answer: a failure of the engine. 501 and 503 are answers as well. */
export function complaintAbout(what: string, { status, text }: HttpAnswer): string | undefined {
  const isFailure = status < 200 || (status >= 500 && status !== 501 && status !== 503);
  return isFailure || text.includes('See the log') ? `${what} was answered ${status} ${text.slice(0, 300)}` : undefined;
}
