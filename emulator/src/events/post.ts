import { Agent, request } from 'node:http';

/** Longer than the longest time that a function may take (540 s). */
const ANSWER_TIMEOUT_MS = 600_000;
const GATEWAY_TIMEOUT = 504;

export interface Poster {
  /**
   * Posts a body; resolves with the status of the answer (504 when it takes too long), rejects when the host is not
   * there.
   */
  post(path: string, contentType: string, body: string): Promise<number>;
  close(): void;
}

/** Posts to one host (`127.0.0.1:5001`) over connections that are kept open. */
export function createPoster(host: string): Poster {
  const agent = new Agent({ keepAlive: true });
  return {
    post(path, contentType, body) {
      return new Promise((resolve, reject) => {
        const outgoing = request(
          `http://${host}${path}`,
          {
            agent,
            method: 'POST',
            timeout: ANSWER_TIMEOUT_MS,
            headers: { 'Content-Type': contentType, 'Content-Length': Buffer.byteLength(body) },
          },
          (response) => {
            response.resume();
            response.on('end', () => resolve(response.statusCode ?? 0));
            response.on('error', reject);
          },
        );
        outgoing.on('timeout', () => {
          resolve(GATEWAY_TIMEOUT);
          outgoing.destroy();
        });
        outgoing.on('error', reject);
        outgoing.end(body);
      });
    },
    close() {
      agent.destroy();
    },
  };
}
