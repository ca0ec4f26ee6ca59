import type { ShownRequest, ShownStatement } from '../live-requests';
import { openRequests } from './api';
import { button, h } from './dom';
import { addressOf, type Place } from './place';

/** What the page keeps; older ones go. */
const MAX_KEPT = 500;

const OUTCOMES = { allowed: 'Allowed', denied: 'Denied', free: 'Not judged' } as const;

interface Feed {
  readonly requests: ShownRequest[];
  omitted: number;
  isPaused: boolean;
  isConnected: boolean;
  onChange: () => void;
}

let feed: Feed | undefined;

/** Begins to listen when the view is first opened, and goes on while the page is open. */
function openFeed(): Feed {
  const opened: Feed = { requests: [], omitted: 0, isPaused: false, isConnected: false, onChange: () => undefined };
  let due = 0;
  const changed = (): void => {
    due ||= requestAnimationFrame(() => {
      due = 0;
      opened.onChange();
    });
  };
  const source = openRequests();
  const connected = (isConnected: boolean): void => {
    opened.isConnected = isConnected;
    changed();
  };
  source.addEventListener('open', () => connected(true));
  source.addEventListener('error', () => connected(false));
  source.addEventListener('omitted', (event) => (opened.omitted += Number((event as MessageEvent<string>).data)));
  source.addEventListener('message', (event: MessageEvent<string>) => {
    if (opened.isPaused) return;
    opened.requests.unshift(JSON.parse(event.data) as ShownRequest);
    if (opened.requests.length > MAX_KEPT) opened.requests.pop();
    changed();
  });
  return opened;
}

/** What is asked of the engine, as it happens, newest first. */
export function showRequests(main: HTMLElement, place: Place): void {
  const open = (feed ??= openFeed());
  const text = h('input', { type: 'search', placeholder: 'path or user', autocomplete: 'off' });
  const outcome = h('select', {}, h('option', { value: '' }, 'All'), ...Object.entries(OUTCOMES).map(([value, name]) => h('option', { value }, name)));
  const list = h('ol', { class: 'requests' });
  const status = h('p', { class: 'soft status', role: 'status' });
  const empty = h('p', { class: 'panel hint' }, 'Nothing yet. What clients and functions ask from now on shows up here.');
  const items = new WeakMap<ShownRequest, HTMLElement>();
  const pause = button('Pause', () => {
    open.isPaused = !open.isPaused;
    pause.textContent = open.isPaused ? 'Go on' : 'Pause';
    paint();
  });
  const clear = button('Clear', () => {
    open.requests.length = 0;
    open.omitted = 0;
    paint();
  });

  function paint(): void {
    const wanted = text.value.trim().toLowerCase();
    const shown = open.requests.filter(
      (request) =>
        request.project === place.project &&
        (outcome.value === '' || request.outcome === outcome.value) &&
        `${request.path} ${nameOf(request)}`.toLowerCase().includes(wanted),
    );
    const wantedItems = shown.map((request) => {
      const item = items.get(request) ?? itemOf(request, place);
      items.set(request, item);
      return item;
    });
    arrange(list, wantedItems);
    empty.hidden = shown.length > 0;
    const left = open.omitted > 0 ? `, ${open.omitted} left out because there were too many at once` : '';
    const state = open.isPaused ? 'Paused' : open.isConnected ? 'Live' : 'Connecting…';
    const said = `${state}${left}`;
    if (status.textContent !== said) status.textContent = said;
  }

  open.onChange = paint;
  pause.textContent = open.isPaused ? 'Go on' : 'Pause';
  text.addEventListener('input', paint);
  outcome.addEventListener('change', paint);
  main.replaceChildren(
    h('div', { class: 'head page' }, h('h1', {}, 'Requests'), status),
    h(
      'div',
      { class: 'tools', role: 'search', 'aria-label': 'Filter requests' },
      h('label', { class: 'grow' }, h('span', {}, 'Path or user'), text),
      h('label', {}, h('span', {}, 'Outcome'), outcome),
      pause,
      clear,
    ),
    list,
    empty,
  );
  paint();
}

/** Makes these the children of the list. What stays is not moved, so that it keeps the focus while others arrive. */
function arrange(list: HTMLElement, items: readonly HTMLElement[]): void {
  const wanted = new Set<Element>(items);
  for (const child of [...list.children]) if (!wanted.has(child)) child.remove();
  let at = list.firstElementChild;
  for (const item of items) {
    if (item === at) at = at.nextElementSibling;
    else list.insertBefore(item, at);
  }
}

function nameOf({ who }: ShownRequest): string {
  return who.kind === 'user' ? who.uid : who.kind === 'admin' ? 'admin' : 'nobody';
}

function itemOf(request: ShownRequest, place: Place): HTMLElement {
  const { at, method, path, outcome, milliseconds } = request;
  const summary = h(
    'summary',
    {},
    h('span', { class: `badge ${outcome}` }, OUTCOMES[outcome]),
    h('span', { class: 'method' }, method),
    h('span', { class: 'path' }, path === '' ? '(root)' : path),
    h('span', { class: 'who' }, nameOf(request)),
    h('span', { class: 'line' }, lineOf(request)),
    h('span', { class: 'time' }, new Date(at).toLocaleTimeString(), outcome !== 'free' && ` · ${milliseconds.toFixed(2)} ms`),
  );
  return h('li', {}, h('details', {}, summary, h('div', { class: 'more' }, ...detailsOf(request, place))));
}

/** Which line of the rules decided. */
function lineOf({ outcome, statements }: ShownRequest): string {
  if (outcome === 'free') return '';
  if (outcome === 'allowed') return `line ${statements.at(-1)?.line ?? '?'}`;
  if (statements.length === 0) return 'no statement matches';
  return `${statements.length === 1 ? 'line' : 'lines'} ${statements.map(({ line }) => line).join(', ')}`;
}

const SAID = { allow: 'allows', deny: 'is false', error: 'fails' } as const;

function detailsOf(request: ShownRequest, place: Place): (HTMLElement | string)[] {
  const { outcome, statements, message, who } = request;
  const lines = statements.map((statement) => statementItem(statement, place));
  const why = {
    free: who.kind === 'admin' ? 'Admins are not asked about rules.' : 'There are no rules, so everything is allowed.',
    allowed: '',
    denied: statements.length > 0 ? '' : message,
  }[outcome];
  return [
    why === '' ? '' : h('p', {}, why),
    lines.length > 0 ? h('ul', { class: 'statements' }, ...lines) : '',
    who.kind === 'user' ? h('details', { class: 'claims' }, h('summary', {}, `Claims of ${who.uid}`), h('pre', { tabindex: '0', 'aria-label': 'Claims' }, who.claims)) : '',
  ];
}

function statementItem({ line, column, outcome, message, failedAt }: ShownStatement, place: Place): HTMLElement {
  const href = addressOf({ ...place, view: 'coverage', path: [String(line)] });
  const said = `${SAID[outcome]}${message ? `: ${message}` : ''}${failedAt ? ` (at ${failedAt})` : ''}`;
  return h('li', { class: outcome }, h('a', { href }, `${line}:${column}`), ` ${said}`);
}
