import { addDocument, deleteDocument, listCollections, pathOf, readDocument, rootOf, writeDocument, type StoredDocument } from './api';
import { button, h } from './dom';
import { fieldsEditor, Mistake } from './editor';
import { confirmed, failureText, notify } from './notices';
import { addressOf, type Place } from './place';
import { elementsOf, fieldsOf, textOf, typeOf, TYPES, type JsonFields, type JsonValue } from './values';

/** What the panel of a document tells the rest of the page. */
export interface DocumentEvents {
  /** Documents came or went: lists are to be read again. */
  onChanged(): void;
  open(path: readonly string[]): void;
}

/** Shows a document with its subcollections, and lets it be changed or deleted. */
export async function showDocument(panel: HTMLElement, place: Place, events: DocumentEvents): Promise<void> {
  const { path } = place;
  const [stored, collections] = await Promise.all([readDocument(place, path), listCollections(place, path)]);
  const heading = h('h2', {}, path.at(-1) ?? '');
  const actions = h('div', { class: 'actions' });
  if (stored) {
    actions.append(
      button('Edit', () => editDocument(panel, place, stored, events)),
      button('Delete', () => void remove(place, stored, events), { class: 'danger' }),
    );
  } else {
    actions.append(button('Create it', () => createDocument(panel, place, { collection: path.slice(0, -1), id: path.at(-1) ?? '' }, events)));
  }
  const below = collections.map((id) => h('li', {}, h('a', { href: addressOf({ ...place, path: [...path, id] }) }, id)));
  panel.replaceChildren(
    h('div', { class: 'head' }, heading, actions),
    stored
      ? h('p', { class: 'soft times' }, `Created ${timeText(stored.createTime)}, changed ${timeText(stored.updateTime)}`)
      : h('p', { class: 'note' }, collections.length > 0 ? 'There is no document of this name, only what is below it.' : 'There is no such document.'),
    stored ? fieldList(stored.fields ?? {}) : '',
    h(
      'section',
      { class: 'below', 'aria-label': 'Subcollections' },
      h('div', { class: 'head' }, h('h3', {}, 'Subcollections'), button('New collection', () => createDocument(panel, place, { below: path, id: '' }, events), { class: 'quiet' })),
      below.length > 0 ? h('ul', { class: 'links' }, ...below) : h('p', { class: 'soft' }, 'None.'),
    ),
  );
}

function timeText(time: string | undefined): string {
  return time ? new Date(time).toLocaleString() : 'never';
}

function fieldList(fields: JsonFields): HTMLElement {
  const entries = Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
  if (entries.length === 0) return h('p', { class: 'soft' }, 'No fields.');
  return h('dl', { class: 'fields' }, ...entries.flatMap(([name, value]) => [h('dt', {}, name), valueItem(value)]));
}

function valueItem(value: JsonValue): HTMLElement {
  const type = typeOf(value);
  if (type === 'nullValue') return h('dd', {}, h('span', { class: 'v soft' }, 'null'));
  const kind = h('span', { class: 'kind' }, TYPES[type]);
  if (type === 'mapValue') return h('dd', {}, kind, fieldList(fieldsOf(value)));
  if (type !== 'arrayValue') return h('dd', {}, h('span', { class: `v v-${type}` }, textOf(value)), kind);
  const elements = elementsOf(value).flatMap((element, i) => [h('dt', {}, String(i)), valueItem(element)]);
  return h('dd', {}, kind, elements.length > 0 ? h('dl', { class: 'fields' }, ...elements) : h('p', { class: 'soft' }, 'Empty.'));
}

async function remove(place: Place, stored: StoredDocument, events: DocumentEvents): Promise<void> {
  const { path } = place;
  const name = path.join('/');
  if (!(await confirmed(`Delete ${path.at(-1)}?`, `The document ${name} is deleted. Its subcollections stay.`, 'Delete'))) return;
  try {
    await deleteDocument(place, path);
  } catch (error) {
    notify(failureText(error));
    return;
  }
  notify(`Deleted ${name}.`, () => {
    writeDocument(place, path, stored.fields ?? {}).then(
      () => {
        notify(`${name} is back.`);
        events.onChanged();
        events.open(path);
      },
      (error: unknown) => notify(failureText(error)),
    );
  });
  events.onChanged();
  events.open(path.slice(0, -1));
}

function editDocument(panel: HTMLElement, place: Place, stored: StoredDocument, events: DocumentEvents): void {
  const editor = fieldsEditor(stored.fields ?? {}, rootOf(place));
  const back = (): void => void showDocument(panel, place, events);
  showForm(panel, `Edit ${place.path.at(-1)}`, [editor.element], back, async () => {
    const before = stored.fields ?? {};
    const written = await writeDocument(place, place.path, editor.read(), stored);
    notify('Saved.', () => {
      writeDocument(place, place.path, before, written).then(back, (error: unknown) => notify(failureText(error)));
    });
    await showDocument(panel, place, events);
  });
}

/** Where a new document goes: a collection that is known, or one that is to be named, below a document or the root. */
export type NewDocument = { readonly id: string } & ({ readonly collection: readonly string[] } | { readonly below: readonly string[] });

/** A form for a new document. */
export function createDocument(panel: HTMLElement, place: Place, target: NewDocument, events: DocumentEvents): void {
  const editor = fieldsEditor({}, rootOf(place));
  const collection = 'below' in target ? h('input', { required: true, autocomplete: 'off', spellcheck: 'false' }) : undefined;
  const id = h('input', { value: target.id, autocomplete: 'off', spellcheck: 'false', placeholder: 'made up when empty' });
  const names = [...(collection ? [labelled('Collection', collection)] : []), labelled('Document ID', id)];
  const where = 'below' in target ? target.below : target.collection;
  const back = (): void => events.open(place.path);
  showForm(panel, collection ? 'New collection' : 'New document', [...names, h('h3', {}, 'Fields'), editor.element], back, async () => {
    const parent = collection ? [...where, collection.value.trim()] : where;
    if (parent.at(-1) === '') throw new Error('A collection needs a name.');
    const fields = editor.read();
    const name = id.value.trim();
    if (name.includes('/') || parent.some((part) => part.includes('/'))) throw new Error('An ID has no slash in it.');
    const written = name === '' ? await addDocument(place, parent, fields) : await writeDocument(place, [...parent, name], fields);
    const path = pathOf(written);
    notify(`Created ${path.join('/')}.`);
    events.onChanged();
    events.open(path);
  });
}

function labelled(text: string, input: HTMLInputElement): HTMLElement {
  return h('label', { class: 'field' }, h('span', {}, text), input);
}

function showForm(panel: HTMLElement, title: string, content: HTMLElement[], back: () => void, save: () => Promise<void>): void {
  const problem = h('p', { class: 'mistake', role: 'alert' });
  const heading = h('h2', { tabindex: '-1' }, title);
  const form = h(
    'form',
    { class: 'edit', novalidate: true },
    h('div', { class: 'head' }, heading),
    ...content,
    problem,
    h('div', { class: 'actions end' }, button('Cancel', back), h('button', { type: 'submit', class: 'primary' }, 'Save')),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    problem.textContent = '';
    save().catch((error: unknown) => {
      if (!(error instanceof Mistake)) problem.textContent = failureText(error);
    });
  });
  panel.replaceChildren(form);
  heading.focus();
}
