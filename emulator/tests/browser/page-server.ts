import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { build } from 'esbuild';
import { unsignedToken } from '../clients';

export interface PageServer {
  /** Another origin than the engine's, as in real applications. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves a page that has the SDK as its global `sdk`, and the two calls of the Auth emulator by which users sign in.
 */
export async function startPageServer(): Promise<PageServer> {
  const script = await bundle();
  const server = createServer((request, response) => {
    const path = (request.url ?? '').replace(/\?.*/, '');
    if (path === '/')
      answer(response, 'text/html', '<!doctype html><meta charset="utf-8"><script src="/sdk.js"></script>');
    else if (path === '/sdk.js') answer(response, 'text/javascript', script);
    else void answerAuth(request, response, path);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [resolve(__dirname, 'sdk.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'sdk',
    platform: 'browser',
    target: 'es2022',
    charset: 'utf8',
  });
  return outputFiles[0]?.text ?? '';
}

/** The custom token is the user's id. */
async function answerAuth(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
  const body = await text(request);
  if (path.endsWith('accounts:signInWithCustomToken')) {
    const { token } = JSON.parse(body) as { token: string };
    answerJson(response, { idToken: tokenOf(token), refreshToken: token, expiresIn: '3600', isNewUser: false });
  } else if (path.endsWith('accounts:lookup')) {
    const { idToken } = JSON.parse(body) as { idToken: string };
    const claims = JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString()) as { sub: string };
    answerJson(response, { users: [{ localId: claims.sub }] });
  } else {
    response.writeHead(404).end();
  }
}

function tokenOf(uid: string): string {
  const now = Math.floor(Date.now() / 1000);
  return unsignedToken({ sub: uid, user_id: uid, iat: now, exp: now + 3600, aud: 'demo-p' });
}

function answerJson(response: ServerResponse, content: unknown): void {
  answer(response, 'application/json', JSON.stringify(content));
}

function answer(response: ServerResponse, contentType: string, content: string): void {
  response.writeHead(200, { 'Content-Type': `${contentType}; charset=utf-8` });
  response.end(content);
}
