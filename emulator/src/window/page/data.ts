import { listCollections, listDocuments, pathOf, type StoredDocument } from './api';
import { button, h } from './dom';
import { createDocument, showDocument, type DocumentEvents } from './document';
import { failureText } from './notices';
import { addressOf, type Place } from './place';

/** What was read of a collection so far. */
interface Listed {
  readonly key: string;
  documents: StoredDocument[];
  next: string;
}

let listed: Listed | undefined;

/** Collections and documents: a list on the left, on a phone alone until a document is chosen, and the document. */
export async function showData(main: HTMLElement, place: Place): Promise<void> {
  const { path } = place;
  const isDocument = path.length > 0 && path.length % 2 === 0;
  const list = h('section', { class: 'panel list', 'aria-label': 'List' });
  const detail = h('section', { class: 'panel detail', 'aria-label': 'Document' });
  const events: DocumentEvents = {
    onChanged: () => (listed = undefined),
    open(to) {
      const address = addressOf({ ...place, path: to });
      if (location.hash === address) void showData(main, place);
      else location.hash = address;
    },
  };
  main.replaceChildren(h('h1', { class: 'hidden' }, 'Data'), breadcrumb(place), h('div', { class: `split ${isDocument ? 'at-document' : 'at-list'}` }, list, detail));
  detail.append(h('p', { class: 'hint' }, path.length === 0 ? 'Choose a collection.' : 'Choose a document to see its fields.'));
  try {
    const showing = path.length === 0 ? showCollections(list, detail, place, events) : showCollection(list, detail, place, events);
    await Promise.all([showing, isDocument ? showDocument(detail, place, events) : undefined]);
  } catch (error) {
    detail.replaceChildren(h('p', { class: 'mistake', role: 'alert' }, failureText(error)));
  }
}

function breadcrumb(place: Place): HTMLElement {
  const { path } = place;
  const steps = path.map((name, i) => {
    const here = i === path.length - 1;
    return h('li', {}, h('a', { href: addressOf({ ...place, path: path.slice(0, i + 1) }), 'aria-current': here && 'page' }, name));
  });
  const root = h('a', { href: addressOf({ ...place, path: [] }), 'aria-current': path.length === 0 && 'page' }, 'All collections');
  return h('nav', { class: 'crumbs', 'aria-label': 'Where you are' }, h('ol', {}, h('li', {}, root), ...steps));
}

async function showCollections(list: HTMLElement, detail: HTMLElement, place: Place, events: DocumentEvents): Promise<void> {
  const create = button('New collection', () => toForm(list, () => createDocument(detail, place, { below: [], id: '' }, events)), { class: 'quiet' });
  const ids = await listCollections(place, []);
  const links = ids.map((id) => h('li', {}, h('a', { href: addressOf({ ...place, path: [id] }) }, id)));
  list.append(
    h('div', { class: 'head' }, h('h2', {}, 'Collections'), create),
    links.length > 0 ? h('ul', { class: 'links' }, ...links) : h('p', { class: 'hint' }, 'This database is empty.'),
  );
}

async function showCollection(list: HTMLElement, detail: HTMLElement, place: Place, events: DocumentEvents): Promise<void> {
  const { path } = place;
  const collection = path.length % 2 === 0 ? path.slice(0, -1) : path;
  const create = button('New document', () => toForm(list, () => createDocument(detail, place, { collection, id: '' }, events)), { class: 'quiet' });
  const entries = h('ul', { class: 'links' });
  const more = h('div', { class: 'more' });
  list.append(h('div', { class: 'head' }, h('h2', {}, collection.at(-1) ?? ''), create), entries, more);

  const key = addressOf({ ...place, path: collection });
  if (listed?.key !== key) listed = { key, documents: [], next: '' };
  const state = listed;
  const readMore = async (): Promise<void> => {
    const page = await listDocuments(place, collection, state.next);
    state.documents.push(...page.documents);
    state.next = page.next;
    paint();
  };
  function paint(): void {
    entries.replaceChildren(...state.documents.map((document) => entry(document, place)));
    if (state.documents.length === 0) entries.replaceChildren(h('li', { class: 'hint' }, 'There are no documents here.'));
    const count = state.documents.length;
    more.replaceChildren(
      state.next === '' ? h('p', { class: 'soft' }, `${count} ${count === 1 ? 'document' : 'documents'}`) : button('Show more', () => void readMore(), { class: 'quiet' }),
    );
  }
  if (state.documents.length > 0) paint();
  else await readMore();
}

/** On a phone the form takes the place of the list. */
function toForm(list: HTMLElement, show: () => void): void {
  const split = list.parentElement;
  split?.classList.remove('at-list');
  split?.classList.add('at-document');
  show();
}

/** A document without times is not there itself, only what is below it. */
function entry(document: StoredDocument, place: Place): HTMLElement {
  const path = pathOf(document);
  const here = path.join('/') === place.path.join('/');
  const isMissing = document.createTime === undefined;
  return h(
    'li',
    {},
    h('a', { href: addressOf({ ...place, path }), 'aria-current': here && 'page', class: isMissing && 'missing-document' }, path.at(-1), isMissing && h('small', {}, 'only subcollections')),
  );
}
