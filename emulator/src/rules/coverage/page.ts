import { allowCoverage } from './allows';
import type { CoverageReport } from './report';
import { sourceTree, type SourcePart } from './source-tree';
import { COVERAGE_STYLE } from './style';
import { isCovered, LEGEND, runsOf, summaryOf, whatIsMissing, type AllowCoverage } from './words';

/** What the page may load: nothing but the styles in it. */
export const COVERAGE_PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const PAGE_STYLE = `
:root { color-scheme: light dark; --page: #f7f8fa; --card: #fff; --ink: #18212f; --soft: #55606f; --faint: #6b7686; --line: #dfe3e9; --accent: #2456c7; }
@media (prefers-color-scheme: dark) { :root { --page: #12161d; --card: #1a202a; --ink: #e8ecf2; --soft: #aab4c2; --faint: #8793a3; --line: #2d3644; --accent: #8fb4ff; } }
* { box-sizing: border-box; }
body { margin: 0; padding: 32px 24px 96px; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 1080px; margin: auto; }
h1 { margin: 0; font-size: 26px; line-height: 1.25; letter-spacing: -.01em; }
h2 { margin: 32px 0 12px; font-size: 17px; }
.lead { margin: 6px 0 0; font-size: 17px; }
.note { margin: 6px 0 0; color: var(--soft); }
.missing { margin: 0; padding: 12px 16px; list-style: none; border: 1px solid var(--line); border-radius: 12px; background: var(--card); columns: 400px; column-gap: 32px; }
.missing li { padding: 3px 0; break-inside: avoid; }
.missing a { color: var(--accent); font-variant-numeric: tabular-nums; }
@media (max-width: 600px) { body { padding: 20px 12px 96px; } h1 { font-size: 22px; } }
`;

/**
 * A page without scripts that shows the rules with what each expression evaluated to. `subject` tells whose rules these are,
 * `hint` how long it is counted.
 */
export function coveragePage(report: CoverageReport, subject: string, hint: string): string {
  const file = report.rules.files[0] ?? { name: '', content: '' };
  const allows = allowCoverage(file, [report]);
  const missing = allows.filter((allow) => !isCovered(allow));
  const lines = file.content.split('\n').map((_, i) => `<span id="L${i + 1}">${i + 1}</span>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Rules coverage · ${escape(subject)}</title>
<style>${PAGE_STYLE}${COVERAGE_STYLE}</style>
</head>
<body>
<main>
<h1>Rules coverage</h1>
<p class="lead">${escape(summaryOf(allows))}</p>
<p class="note">${escape(subject)}${escape(requestsOf(report))}. ${escape(hint)}</p>
${missing.length > 0 ? `<h2>What no request has shown yet</h2>\n<ul class="missing">\n${missing.map(missingItem).join('\n')}\n</ul>` : ''}
<h2>${escape(file.name.split('/').at(-1) ?? '')}</h2>
<ul class="legend">${LEGEND.map(([status, text]) => `<li class="e-${status}"><span class="t">${text}</span></li>`).join('')}</ul>
<div class="rules">
<pre class="numbers" aria-hidden="true">${lines.join('\n')}</pre>
<pre class="source" tabindex="0" role="region" aria-label="Source of the rules">${sourceTree(report).map(markup).join('')}</pre>
</div>
</main>
</body>
</html>
`;
}

function requestsOf({ requests }: CoverageReport): string {
  if (!requests) return '';
  const { judged, counted } = requests;
  return judged === counted ? `, ${judged} requests judged` : `, ${judged} requests judged, ${counted} of them counted`;
}

function missingItem(allow: AllowCoverage): string {
  return `<li><a href="#L${allow.line}">Line ${allow.line}</a> allow ${escape(allow.methods)} ${escape(whatIsMissing(allow))}</li>`;
}

/** Values, which are mostly names on the way, are shown by pointing at them but are no stops for the keyboard. */
function markup(part: SourcePart): string {
  if (typeof part === 'string') return escape(part);
  const stop = part.status === 'value' ? '' : ' tabindex="0"';
  const inner = part.parts.map((one) => (typeof one === 'string' ? marked(one) : markup(one))).join('');
  return `<span class="e e-${part.status}" role="group" aria-label="${escape(part.label)}"${stop}>${inner}</span>`;
}

function marked(text: string): string {
  return runsOf(text)
    .map((run) => (run.trim() === '' ? run : `<span class="t">${escape(run)}</span>`))
    .join('');
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
