import type { IncomingMessage, ServerResponse } from 'node:http';
import { StatusError } from '../../model';
import type { TriggerRegistry } from '../../events/registry';
import { parseV1Trigger, parseV2Trigger } from '../../events/trigger';
import type { Engine } from '../../service/engine';
import { answerError, answerJson, answerNotFound, answerText } from '../http/answer';
import { readBody } from '../http/body';
import type { Route } from '../http/server';
import { parseJson } from '../rest/json-body';
import { answerCoverage, answerCoveragePage } from './coverage';
import { exportData, importData } from './backup';
import { loadRules } from './rules';

export interface AdminOptions {
  engine: Engine;
  triggers: TriggerRegistry;
  /** Ends the process, in order. */
  shutdown(): void;
}

type Handler = (request: IncomingMessage, response: ServerResponse, url: URL, names: string[]) => Promise<void> | void;

/** The emulator's own endpoints, which need no credentials. */
export function createAdminRoute({ engine, triggers, shutdown }: AdminOptions): Route {
  const { store } = engine;
  const endpoints: [method: string, path: RegExp, handler: Handler][] = [
    [
      'DELETE',
      /^\/emulator\/v1\/projects\/([^/]+)\/databases\/([^/]+)\/documents(?:\/(.+))?$/,
      (_request, response, _url, [project = '', database = '', path = '']) => {
        store.database(project, database).clear(path);
        answerJson(response, '{}');
      },
    ],
    [
      'PUT',
      /^\/emulator\/v1\/projects\/([^/]+):securityRules$/,
      async (request, response, _url, [project = '']) => {
        loadRules(engine, project, await json(request), response);
      },
    ],
    [
      'GET',
      /^\/emulator\/v1\/projects\/([^/]+):ruleCoverage$/,
      (_request, response, _url, [project = '']) => answerCoverage(engine, project, response),
    ],
    [
      'GET',
      /^\/emulator\/v1\/projects\/([^/]+):ruleCoverage\.html$/,
      (_request, response, _url, [project = '']) => answerCoveragePage(engine, project, response),
    ],
    [
      'POST',
      /^\/emulator\/v1\/projects\/([^/]+):export$/,
      async (request, response, _url, [project = '']) => {
        await exportData(store, project, await json(request));
        answerJson(response, '{}');
      },
    ],
    [
      'POST',
      /^\/emulator\/v1\/projects\/([^/]+):import$/,
      async (request, response, _url, [project = '']) => {
        await importData(store, project, await json(request));
        answerJson(response, '{}');
      },
    ],
    [
      'PUT',
      /^\/emulator\/v1\/projects\/([^/]+)\/triggers\/([^/]+)$/,
      async (request, response, _url, [project = '', key = '']) => {
        triggers.register(parseV1Trigger(project, key, await json(request)));
        answerJson(response, '{}');
      },
    ],
    [
      'POST',
      /^\/emulator\/v1\/projects\/([^/]+)\/eventarcTrigger$/,
      async (request, response, url, [project = '']) => {
        const key = url.searchParams.get('eventarcTriggerId') ?? '';
        if (key === '') throw new StatusError('INVALID_ARGUMENT', 'The parameter eventarcTriggerId is missing.');
        triggers.register(parseV2Trigger(project, key, await json(request)));
        answerJson(response, '{}');
      },
    ],
    [
      'POST',
      /^\/reset$/,
      (_request, response) => {
        for (const database of store.databases()) database.clear('');
        answerText(response, 'Resetting...\n');
      },
    ],
    [
      'POST',
      /^\/shutdown$/,
      (_request, response) => {
        response.on('finish', shutdown);
        answerText(response, 'Shutting down...\n');
      },
    ],
  ];

  return async (request, response, url) => {
    for (const [method, path, handler] of endpoints) {
      const match = request.method === method ? path.exec(url.pathname) : null;
      if (!match) continue;
      try {
        await handler(request, response, url, match.slice(1).map(decodeName));
      } catch (error) {
        if (!(error instanceof StatusError)) throw error;
        answerError(response, error);
      }
      return true;
    }
    if (!url.pathname.startsWith('/emulator/')) return false;
    answerNotFound(response);
    return true;
  };
}

async function json(request: IncomingMessage): Promise<unknown> {
  return parseJson(await readBody(request));
}

/** A group that did not take part in the match is an empty name. */
function decodeName(name: string | undefined): string {
  return (name ?? '').split('/').map(decodeURIComponent).join('/');
}
