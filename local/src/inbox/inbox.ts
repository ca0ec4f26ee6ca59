import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Run } from '../clock/clock';
import { serveApi } from './api';
import { Faults } from './faults';
import { HttpError, isLocal, readBody, sendJson } from './http';
import { servePage } from './page';
import { MessageStore } from './store';
import { providerOf, PROVIDERS } from './wire/providers';

export interface InboxOptions {
  /** 0 for any free one. */
  readonly port: number;
  /** Where captured messages are kept; without it they are gone at the end. */
  readonly file?: string;
  /** Runs scheduled functions at once: one by its name, or all. */
  readonly fireClock?: (name?: string) => Promise<Run[]>;
  readonly now?: () => number;
}

/**
 * Stands in for SendGrid, Twilio, FCM and Google's token endpoint on this machine: takes what they would send, at the wire,
 * and shows it on a page. Nothing leaves the machine.
 */
export class Inbox {
  readonly store: MessageStore;
  readonly faults = new Faults();
  readonly #server: Server;

  constructor(private readonly options: InboxOptions) {
    this.store = new MessageStore(options.file);
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        const status = error instanceof HttpError ? error.status : 500;
        if (response.headersSent) response.end();
        else sendJson(response, status, { error: error instanceof Error ? error.message : String(error) });
      });
    });
  }

  /** Resolves to the port. Only this machine can connect. */
  listen(): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.options.port, '127.0.0.1', () => {
        resolve((this.#server.address() as AddressInfo).port);
      });
    });
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isLocal(request)) throw new HttpError(403, 'The inbox answers this machine only.');
    const url = new URL(request.url ?? '/', 'http://inbox');
    const provider = request.method === 'POST' ? providerOf(url.pathname) : undefined;
    if (provider !== undefined) {
      const body = await readBody(request);
      const fault = this.faults.take(provider);
      const wire = { path: url.pathname, authorization: request.headers.authorization ?? '', body };
      const answer = fault ? PROVIDERS[provider].fail(fault) : PROVIDERS[provider].answer(wire);
      for (const message of answer.accepted ?? []) this.store.add(message, (this.options.now ?? Date.now)());
      sendJson(response, answer.status, answer.body, answer.headers);
      return;
    }
    if (url.pathname.startsWith('/api/')) await serveApi({ store: this.store, faults: this.faults, fireClock: this.options.fireClock }, request, response, url);
    else servePage(request, response, url.pathname);
  }
}
