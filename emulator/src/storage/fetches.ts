import type { MapValue } from '../model';
import { readFields } from '../wire/codec/json/value';
import { asObject, type JsonObject } from './json';

/** Long enough for a busy machine; without a Firestore emulator no answer ever comes. */
const TIMEOUT_MILLIS = 10_000;

/** The Firestore documents that have been asked for and not yet come, at most one for each open `verify`. */
export class DocumentFetches {
  private readonly waiting = new Map<number, (answer: JsonObject) => void>();

  constructor(private readonly send: (message: object) => void) {}

  /** The fields of a document, undefined when there is none; rejects when no answer comes in time. */
  async fetch(verification: number, path: string): Promise<MapValue | undefined> {
    const answer = await this.ask(verification, path);
    if (answer['status'] !== 'ok' || answer['result'] === undefined) return undefined;
    return readFields(asObject(answer['result'], 'result')['fields'] ?? {});
  }

  /** Hands on the answer to the fetch of an open `verify`; one that nobody waits for any more is dropped. */
  resolve(verification: number, answer: JsonObject): void {
    this.waiting.get(verification)?.(answer);
  }

  private ask(verification: number, path: string): Promise<JsonObject> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting.delete(verification);
        reject(new Error(`Firestore did not answer for ${path}.`));
      }, TIMEOUT_MILLIS).unref();
      this.waiting.set(verification, (answer) => {
        clearTimeout(timer);
        this.waiting.delete(verification);
        resolve(answer);
      });
      const escaped = path.split('/').map(encodeURIComponent).join('/');
      this.send({
        server_request_id: verification,
        action: 'fetch_firestore_document',
        context: { path: escaped },
        status: 'ok',
      });
    });
  }
}
