import { sourceTree, type SourcePart } from '../../rules/coverage/source-tree';
import { isCovered, LEGEND, runsOf, whatIsMissing } from '../../rules/coverage/words';
import { readCoverage } from './api';
import { button, h } from './dom';
import { failureText } from './notices';
import { addressOf, type Place } from './place';

/** The rules with what each expression evaluated to; the path may name a line to begin with. */
export async function showCoverage(main: HTMLElement, place: Place): Promise<void> {
  const head = h('div', { class: 'head page' }, h('h1', {}, 'Rules coverage'), button('Reload', () => void showCoverage(main, place), { class: 'quiet' }));
  main.replaceChildren(head);
  try {
    const { report, summary, allows } = await readCoverage(place);
    // Somebody who could not wait looks at something else by now.
    if (!head.isConnected) return;
    const missing = allows.filter((allow) => !isCovered(allow));
    const { judged = 0, counted = 0 } = report.requests ?? {};
    const of = judged === counted ? '' : `, ${counted} of them counted`;
    const content = report.rules.files[0]?.content ?? '';
    main.append(
      h('p', { class: 'lead' }, summary),
      h('p', { class: 'soft' }, `${judged} requests judged since the rules were loaded${of}.`),
      h('ul', { class: 'legend' }, ...LEGEND.map(([status, text]) => h('li', { class: `e-${status}` }, h('span', { class: 't' }, text)))),
      h(
        'details',
        { class: 'panel missing-list', open: missing.length > 0 && missing.length <= 6 },
        h('summary', {}, missing.length === 0 ? 'Nothing is missing' : `What no request has shown yet (${missing.length})`),
        h(
          'ul',
          {},
          ...missing.map((allow) =>
            h('li', {}, h('a', { href: addressOf({ ...place, path: [String(allow.line)] }) }, `Line ${allow.line}`), ` allow ${allow.methods} ${whatIsMissing(allow)}`),
          ),
        ),
      ),
      rules(content, sourceTree(report)),
    );
    reveal(place.path[0]);
  } catch (error) {
    if (head.isConnected) main.append(h('p', { class: 'panel hint' }, failureText(error)));
  }
}

function rules(content: string, parts: readonly SourcePart[]): HTMLElement {
  const numbers = content.split('\n').flatMap((_, i) => [h('span', { id: `line-${i + 1}` }, String(i + 1)), '\n']);
  return h(
    'div',
    { class: 'rules' },
    h('pre', { class: 'numbers', 'aria-hidden': 'true' }, ...numbers),
    h('pre', { class: 'source', tabindex: '0', role: 'region', 'aria-label': 'Source of the rules' }, ...parts.map(expression)),
  );
}

function expression(part: SourcePart): Node | string {
  if (typeof part === 'string') return part;
  const inner = part.parts.flatMap((one) => (typeof one === 'string' ? marked(one) : [expression(one)]));
  const stop = part.status === 'value' ? undefined : '0';
  return h('span', { class: `e e-${part.status}`, role: 'group', 'aria-label': part.label, tabindex: stop }, ...inner);
}

function marked(text: string): (Node | string)[] {
  return runsOf(text).map((run) => (run.trim() === '' ? run : h('span', { class: 't' }, run)));
}

function reveal(line: string | undefined): void {
  if (line === undefined) return;
  const number = document.getElementById(`line-${line}`);
  number?.classList.add('chosen');
  number?.scrollIntoView({ block: 'center' });
}
