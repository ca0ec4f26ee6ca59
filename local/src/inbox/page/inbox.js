/**
 * The inbox's page: lists captured messages, shows one, and adds those that arrive. Everything captured is set as text or
 * shown in a sandboxed frame, never as markup of this page.
 * @typedef {{id: string, at: string, channel: 'email' | 'sms' | 'push', to: string, from: string, title: string, text: string, html: string, data: Record<string, string>}} Message
 */

const NAMES = { email: 'E-mail', sms: 'SMS', push: 'Push' };

/** @template {HTMLElement} T @param {string} selector @param {new () => T} type @param {ParentNode} [within] @returns {T} */
function find(selector, type, within = document) {
  const found = within.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`The page lacks ${selector}.`);
  return found;
}

const list = find('#list', HTMLOListElement);
const detail = find('#detail', HTMLElement);
const filters = find('#filters', HTMLFormElement);
const connection = find('#connection', HTMLElement);

/** @type {Message[]} newest first */
let messages = [];
/** @type {string | undefined} */
let chosen;

/** @param {Message} message */
function matches(message) {
  const wanted = new FormData(filters);
  const text = String(wanted.get('text')).trim().toLowerCase();
  const channel = wanted.get('channel');
  if (channel !== '' && message.channel !== channel) return false;
  return `${message.to} ${message.title} ${message.text}`.toLowerCase().includes(text);
}

/** @param {Message} message @param {boolean} arriving */
function itemFor(message, arriving) {
  const item = find('li', HTMLLIElement, /** @type {DocumentFragment} */ (find('#item', HTMLTemplateElement).content.cloneNode(true)));
  const badge = find('.badge', HTMLElement, item);
  badge.textContent = NAMES[message.channel];
  badge.classList.add(message.channel);
  find('.to', HTMLElement, item).textContent = message.to;
  find('.title', HTMLElement, item).textContent = message.title;
  find('.preview', HTMLElement, item).textContent = message.text;
  const time = find('time', HTMLTimeElement, item);
  time.dateTime = message.at;
  time.textContent = new Date(message.at).toLocaleTimeString();
  const button = find('button', HTMLButtonElement, item);
  button.setAttribute('aria-current', String(message.id === chosen));
  button.addEventListener('click', () => choose(message));
  if (arriving) item.classList.add('arriving');
  return item;
}

/** @param {string} [arrived] id of the message that has just come */
function paint(arrived) {
  const visible = messages.filter(matches);
  list.replaceChildren(...visible.map((message) => itemFor(message, message.id === arrived)));
  find('#empty', HTMLElement).hidden = visible.length > 0;
}

/** @param {string} name @param {string} text @param {string} [className] */
function element(name, text, className) {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

/** @param {Message} message */
function bodyOf(message) {
  if (message.channel === 'email' && message.html !== '') {
    const frame = document.createElement('iframe');
    frame.title = `E-mail: ${message.title}`;
    frame.setAttribute('sandbox', 'allow-popups allow-popups-to-escape-sandbox');
    frame.src = `/api/messages/${message.id}/html`;
    return frame;
  }
  if (message.channel !== 'push') return element('p', message.text, 'bubble');
  const card = element('div', '', 'lock-screen');
  card.append(element('p', message.from), element('strong', message.title || 'No title'), element('p', message.text));
  return card;
}

/** @param {string} summary @param {string} text */
function folded(summary, text) {
  const folder = document.createElement('details');
  folder.append(element('summary', summary), element('pre', text));
  return folder;
}

/** @param {Message} message */
function choose(message) {
  chosen = message.id;
  const back = element('button', '← All messages', 'back');
  back.addEventListener('click', () => {
    document.body.classList.remove('reading');
    find('#messages', HTMLElement).focus();
  });
  const facts = document.createElement('dl');
  for (const [name, value] of [['To', message.to], ['From', message.from], ['At', new Date(message.at).toLocaleString()]]) {
    facts.append(element('dt', name ?? ''), element('dd', value ?? ''));
  }
  detail.replaceChildren(back, element('h2', message.title || NAMES[message.channel]), facts, bodyOf(message));
  if (message.channel === 'email' && message.html !== '') detail.append(folded('Text part', message.text));
  if (Object.keys(message.data).length > 0) detail.append(folded('Data', JSON.stringify(message.data, null, 2)));
  document.body.classList.add('reading');
  detail.focus();
  paint();
}

async function load() {
  const response = await fetch('/api/messages');
  ({ messages } = await response.json());
  paint();
}

filters.addEventListener('input', () => paint());
filters.addEventListener('submit', (event) => event.preventDefault());
find('#clear', HTMLButtonElement).addEventListener('click', async () => {
  await fetch('/api/messages', { method: 'DELETE' });
  chosen = undefined;
  detail.replaceChildren(element('p', 'Choose a message to read it.', 'hint'));
  await load();
});

const stream = new EventSource('/api/stream');
stream.addEventListener('open', () => {
  connection.textContent = 'Live';
  void load();
});
stream.addEventListener('error', () => {
  connection.textContent = 'CareCircle is not running; trying again…';
});
stream.addEventListener('message', (event) => {
  /** @type {Message} */
  const message = JSON.parse(event.data);
  messages = [message, ...messages];
  paint(message.id);
});
