import type { IncomingMessage, ServerResponse } from 'node:http';
import { StatusError } from '../model';
import { allowCoverage, COVERAGE_STYLE, summaryOf, type AllowCoverage, type CoverageReport } from '../rules';
import type { Engine } from '../service/engine';
import { coverageOf } from '../wire/admin/coverage';
import { answerError, answerJson, answerNotFound, answerText } from '../wire/http/answer';
import type { Route } from '../wire/http/server';
import { createRestRoute } from '../wire/rest/route';
import { WINDOW_FILES } from './files';
import { refusal } from './guard';
import { streamRequests } from './live-requests';

const PREFIX = '/emulator/ui';
const REST = `${PREFIX}/rest`;

/** Everything comes from the engine, scripts and styles are files, and no other page may frame it. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/** What the page can look into. */
export interface WindowState {
  /** Those with data come first. */
  readonly databases: readonly { readonly project: string; readonly database: string }[];
}

/** The coverage of a project's rules, with what the page says of it in words. */
export interface WindowCoverage {
  readonly report: CoverageReport;
  readonly summary: string;
  readonly allows: readonly AllowCoverage[];
}

/**
 * The window into the engine: a page for developers on this machine, and what it reads and writes. The page speaks the
 * REST form of the API as an admin, below a path that no other page can reach.
 */
export function createWindowRoute(engine: Engine, now: () => number): Route {
  const rest = createRestRoute(engine.unwatched());

  function answer(request: IncomingMessage, response: ServerResponse, url: URL): void {
    const file = WINDOW_FILES[url.pathname.slice(PREFIX.length)];
    const project = url.searchParams.get('project') ?? '';
    if (request.method !== 'GET') answerNotFound(response);
    else if (url.pathname === PREFIX) response.writeHead(302, { Location: `${PREFIX}/` }).end();
    else if (file) response.writeHead(200, { 'Content-Type': file.type }).end(file.text);
    else if (url.pathname === `${PREFIX}/coverage.css`) response.writeHead(200, { 'Content-Type': 'text/css' }).end(COVERAGE_STYLE);
    else if (url.pathname === `${PREFIX}/state`) answerJson(response, JSON.stringify(stateOf(engine)));
    else if (url.pathname === `${PREFIX}/coverage`) answerJson(response, JSON.stringify(windowCoverage(engine, project)));
    else if (url.pathname === `${PREFIX}/requests`) streamRequests(engine.monitor, request, response, now);
    else answerNotFound(response);
  }

  return async (request, response, url) => {
    const { pathname } = url;
    if (pathname !== PREFIX && !pathname.startsWith(`${PREFIX}/`)) return false;
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    const refused = refusal(request);
    if (refused !== undefined) {
      answerText(response, `${refused}\n`, 403);
      return true;
    }
    if (pathname.startsWith(`${REST}/`)) {
      request.headers.authorization = 'Bearer owner';
      if (!(await rest(request, response, new URL(url.pathname.slice(REST.length) + url.search, url)))) answerNotFound(response);
      return true;
    }
    try {
      answer(request, response, url);
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      answerError(response, error);
    }
    return true;
  };
}

function stateOf({ store }: Engine): WindowState {
  const databases = store.databases().map((database) => ({ database, isEmpty: database.listCollectionIds('').length === 0 }));
  databases.sort((a, b) => Number(a.isEmpty) - Number(b.isEmpty));
  return { databases: databases.map(({ database: { project, id } }) => ({ project, database: id })) };
}

/** Throws NOT_FOUND when no rules judge the project. */
function windowCoverage(engine: Engine, project: string): WindowCoverage {
  const report = coverageOf(engine, project);
  const [rules = { name: '', content: '' }] = report.rules.files;
  const allows = allowCoverage(rules, [report]);
  return { report, allows, summary: summaryOf(allows) };
}
