import { readState } from './api';
import { showCoverage } from './coverage';
import { showData } from './data';
import { byId, h } from './dom';
import { failureText } from './notices';
import { addressOf, placeOf, VIEWS, type Place, type View } from './place';
import { showRequests } from './requests';

const NAMES: Readonly<Record<View, string>> = { data: 'Data', requests: 'Requests', coverage: 'Coverage' };

const main = byId('main', HTMLElement);
const select = byId('database', HTMLSelectElement);
let databases: readonly { project: string; database: string }[] = [];
let isFirst = true;

function show(): void {
  if (location.hash === '#main') return;
  const place = placeOf(location.hash);
  if (!place) {
    const [first] = databases;
    if (first) location.replace(addressOf({ ...first, view: 'data', path: [] }));
    else main.replaceChildren(h('h1', {}, 'No data yet'), h('p', { class: 'panel hint' }, 'No client has used a database of this engine so far. Reload when one has.'));
    return;
  }
  document.title = `${place.path.at(-1) ?? NAMES[place.view]} · Firestore engine`;
  paintBar(place);
  main.dataset['view'] = place.view;
  if (place.view === 'requests') showRequests(main, place);
  else void (place.view === 'data' ? showData : showCoverage)(main, place);
  // Who follows a link by keyboard goes on from what it led to.
  if (!isFirst) main.focus({ preventScroll: true });
  isFirst = false;
}

function paintBar(place: Place): void {
  const links = VIEWS.map((view) => h('a', { href: addressOf({ ...place, view, path: [] }), 'aria-current': view === place.view && 'page' }, NAMES[view]));
  byId('views', HTMLElement).replaceChildren(...links);
  const here = addressOf({ ...place, path: [] });
  const known = databases.some(({ project, database }) => project === place.project && database === place.database);
  const all = known ? databases : [...databases, place];
  select.replaceChildren(
    ...all.map(({ project, database }) => {
      const value = addressOf({ project, database, view: place.view, path: [] });
      return h('option', { value, selected: value === here }, database === '(default)' ? project : `${project} / ${database}`);
    }),
  );
}

select.addEventListener('change', () => (location.hash = select.value));
window.addEventListener('hashchange', show);

try {
  ({ databases } = await readState());
  show();
} catch (error) {
  main.replaceChildren(h('p', { class: 'mistake', role: 'alert' }, failureText(error)));
}
