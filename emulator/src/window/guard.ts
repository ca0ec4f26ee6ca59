import { isIP } from 'node:net';
import type { IncomingMessage } from 'node:http';

const LOCAL_NAMES: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Why a request may not have the window, which shows and changes everything without asking the rules; undefined when it
 * may. Only this machine may, only by a name of this machine (another name that leads here is a page that pretends to
 * be the window), and only the window's own page, or a person who opens it.
 */
export function refusal(request: IncomingMessage): string | undefined {
  if (!isLoopback(request.socket.remoteAddress ?? '')) return 'The window can only be opened on the machine where the engine runs.';
  const { host = '', origin } = request.headers;
  if (!LOCAL_NAMES.has(host.replace(/:\d+$/, '').toLowerCase())) {
    return 'Open the window as 127.0.0.1 or localhost.';
  }
  if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`) return 'Another page may not use the window.';
  const site = request.headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return undefined;
  return isNavigation(request) ? undefined : 'Another page may not use the window.';
}

/** A link on another page may lead to the window: that shows it to the person, and nothing to the page. */
function isNavigation({ method, headers }: IncomingMessage): boolean {
  return method === 'GET' && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
}

function isLoopback(address: string): boolean {
  const v4 = address.replace(/^::ffff:/i, '');
  return address === '::1' || (isIP(v4) === 4 && v4.startsWith('127.'));
}
