import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { HttpError } from './http';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const FILES: Readonly<Record<string, { file: string; type: string }>> = {
  '/': { file: 'index.html', type: 'text/html' },
  '/inbox.css': { file: 'inbox.css', type: 'text/css' },
  '/inbox.js': { file: 'inbox.js', type: 'text/javascript' },
  '/icon.svg': { file: 'icon.svg', type: 'image/svg+xml' },
};

/** Serves the page's own files. @throws HttpError 404 for any other */
export function servePage(request: IncomingMessage, response: ServerResponse, path: string): void {
  const found = request.method === 'GET' ? FILES[path] : undefined;
  if (!found) throw new HttpError(404, `The inbox knows no ${request.method ?? ''} ${path}.`);
  const content = readFileSync(new URL(`./page/${found.file}`, import.meta.url));
  response
    .writeHead(200, {
      'content-type': `${found.type}; charset=utf-8`,
      'content-security-policy': POLICY,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    })
    .end(content);
}
