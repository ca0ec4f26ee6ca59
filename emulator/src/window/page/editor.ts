import { button, h } from './dom';
import { converted, elementsOf, fieldsOf, NotOfType, parse, textOf, typeOf, TYPES, type JsonFields, type JsonValue, type Type } from './values';

/** A part of the form. `read` throws Mistake. */
interface Part<Content> {
  readonly element: HTMLElement;
  read(): Content;
}

/** Something in the form is wrong; it is marked there, and in focus. */
export class Mistake extends Error {}

/** Fields that can be changed, one row each, with those of maps and lists inside of them. */
export function fieldsEditor(fields: JsonFields, root: string): Part<JsonFields> {
  const rows = rowsOf<[string, JsonValue]>('Add field', (initial, remove) => fieldRow(initial ?? ['', { stringValue: '' }], root, remove));
  for (const entry of Object.entries(fields)) rows.add(entry);
  return {
    element: rows.element,
    read() {
      const read = rows.read();
      return Object.fromEntries(read);
    },
  };
}

interface Row<Content> extends Part<Content> {
  focus(): void;
}

interface Rows<Content> extends Part<Content[]> {
  add(initial?: Content): void;
}

/** Any number of rows, and a button that adds one. */
function rowsOf<Content>(addText: string, rowOf: (initial: Content | undefined, remove: () => void) => Row<Content>): Rows<Content> {
  const rows: Row<Content>[] = [];
  const list = h('ul', { class: 'rows' });
  const adder = button(addText, () => add(undefined).focus(), { class: 'quiet add' });
  function add(initial: Content | undefined): Row<Content> {
    const row = rowOf(initial, () => {
      rows.splice(rows.indexOf(row), 1);
      row.element.remove();
      adder.focus();
    });
    rows.push(row);
    list.append(row.element);
    return row;
  }
  return {
    element: h('div', {}, list, adder),
    add: (initial) => void add(initial),
    read() {
      const read = rows.map((row) => row.read());
      const names = read.map((content) => (Array.isArray(content) ? String(content[0]) : ''));
      const twice = names.findIndex((name, i) => name !== '' && names.indexOf(name) < i);
      if (twice >= 0) throw mistake(rows[twice]?.element.querySelector('input'), 'This name is there twice.');
      return read;
    },
  };
}

function fieldRow([name, value]: [string, JsonValue], root: string, remove: () => void): Row<[string, JsonValue]> {
  const input = h('input', { class: 'name', 'aria-label': 'Field name', placeholder: 'name', value: name, autocomplete: 'off', spellcheck: 'false' });
  const editor = valueEditor(value, root);
  const remover = button('×', remove, { class: 'quiet remove', 'aria-label': `Remove field ${name}` });
  input.addEventListener('input', () => remover.setAttribute('aria-label', `Remove field ${input.value}`));
  return {
    element: h('li', { class: 'row' }, input, editor.element, remover),
    focus: () => input.focus(),
    read() {
      clear(input);
      if (input.value === '') throw mistake(input, 'A field needs a name.');
      return [input.value, editor.read()];
    },
  };
}

function elementRow(value: JsonValue, root: string, remove: () => void): Row<JsonValue> {
  const editor = valueEditor(value, root);
  return {
    element: h('li', { class: 'row element' }, editor.element, button('×', remove, { class: 'quiet remove', 'aria-label': 'Remove element' })),
    focus: () => editor.element.querySelector('select')?.focus(),
    read: () => editor.read(),
  };
}

/** A type and what belongs to it. */
function valueEditor(initial: JsonValue, root: string): Part<JsonValue> {
  let part = contentEditor(initial, root);
  const options = Object.entries(TYPES).map(([type, text]) => h('option', { value: type, selected: type === typeOf(initial) }, text));
  const select = h('select', { 'aria-label': 'Type' }, ...options);
  const element = h('div', { class: 'value' }, select, part.element);
  select.addEventListener('change', () => {
    const type = select.value as Type;
    const next = contentEditor(converted(safely(part) ?? { nullValue: null }, type, root), root);
    part.element.replaceWith(next.element);
    part = next;
  });
  return { element, read: () => part.read() };
}

function safely(part: Part<JsonValue>): JsonValue | undefined {
  try {
    return part.read();
  } catch (error) {
    if (error instanceof Mistake) return undefined;
    throw error;
  }
}

function contentEditor(value: JsonValue, root: string): Part<JsonValue> {
  const type = typeOf(value);
  if (type === 'mapValue') {
    const inner = fieldsEditor(fieldsOf(value), root);
    return { element: inner.element, read: () => ({ mapValue: { fields: inner.read() } }) };
  }
  if (type === 'arrayValue') {
    const rows = rowsOf<JsonValue>('Add element', (one, remove) => elementRow(one ?? { stringValue: '' }, root, remove));
    for (const element of elementsOf(value)) rows.add(element);
    return { element: rows.element, read: () => ({ arrayValue: { values: rows.read() } }) };
  }
  return scalarEditor(type, textOf(value), root);
}

function scalarEditor(type: Exclude<Type, 'mapValue' | 'arrayValue'>, text: string, root: string): Part<JsonValue> {
  if (type === 'nullValue') return { element: h('span', { class: 'soft' }, 'null'), read: () => ({ nullValue: null }) };
  const input = control(type, text);
  return {
    element: h('span', { class: 'content' }, input),
    read() {
      clear(input);
      try {
        return parse(type, input.value, root);
      } catch (error) {
        throw error instanceof NotOfType ? mistake(input, error.message) : error;
      }
    },
  };
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function control(type: Type, text: string): Control {
  if (type === 'booleanValue') {
    return h('select', { 'aria-label': 'Value' }, ...['true', 'false'].map((one) => h('option', { selected: one === text }, one)));
  }
  if (type === 'stringValue') return h('textarea', { 'aria-label': 'Value', rows: '1' }, text);
  return h('input', { 'aria-label': 'Value', value: text, autocomplete: 'off', spellcheck: 'false' });
}

let mistakes = 0;

function mistake(input: Control | null | undefined, message: string): Mistake {
  const id = `mistake-${++mistakes}`;
  input?.setAttribute('aria-invalid', 'true');
  input?.setAttribute('aria-describedby', id);
  input?.after(h('span', { class: 'mistake', id }, message));
  input?.focus();
  return new Mistake(message);
}

function clear(input: Control): void {
  const said = input.getAttribute('aria-describedby');
  if (said !== null) document.getElementById(said)?.remove();
  input.removeAttribute('aria-invalid');
  input.removeAttribute('aria-describedby');
}
