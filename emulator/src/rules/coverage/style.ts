/** How a source text with its expressions looks: each status has a colour and a line of its own, so that colour is not all. */
export const COVERAGE_STYLE = `
.rules, .legend { --both: #1a7f4b; --half: #9a5b00; --never: #b3261e; --error: #7a3fb0; --value: #c3cad3; }
@media (prefers-color-scheme: dark) {
  .rules, .legend { --both: #5fd39a; --half: #f0b45a; --never: #ff8a80; --error: #cfa3ff; --value: #465160; }
}
.rules { display: grid; grid-template-columns: auto minmax(0, 1fr); border: 1px solid var(--line); border-radius: 12px;
  background: var(--card); font: 13px/1.75 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow: hidden; }
.rules pre { margin: 0; font: inherit; }
.rules .numbers { padding: 12px 10px 12px 14px; text-align: right; color: var(--faint); border-right: 1px solid var(--line); user-select: none; }
.rules .numbers span:target { color: var(--accent); font-weight: 700; }
.rules .source { padding: 12px 16px; overflow-x: auto; }
.rules .source:focus-visible { outline: 2px solid var(--accent); outline-offset: -2px; }
.e { border-radius: 3px; outline-offset: 1px; }
.t { text-decoration: underline 1.5px; text-underline-offset: 4px; text-decoration-skip-ink: none; }
.e-both > .t { text-decoration-color: var(--both); }
.e-true > .t { text-decoration-color: var(--half); text-decoration-style: dashed; }
.e-false > .t { text-decoration-color: var(--half); text-decoration-style: dotted; text-decoration-thickness: 2.5px; }
.e-never > .t { text-decoration-color: var(--never); text-decoration-style: wavy; text-decoration-thickness: 1px; }
.e-error > .t { text-decoration-color: var(--error); text-decoration-style: double; }
.e-value > .t { text-decoration-color: var(--value); text-decoration-thickness: 1px; }
.e-true > .t, .e-false > .t { background: color-mix(in srgb, var(--half) 9%, transparent); }
.e-never > .t { background: color-mix(in srgb, var(--never) 9%, transparent); }
.e-error > .t { background: color-mix(in srgb, var(--error) 12%, transparent); }
.e:hover:not(:has(.e:hover)), .e:focus-visible { background: color-mix(in srgb, var(--accent) 20%, transparent); }
.e:focus-visible { outline: 2px solid var(--accent); }
.e:hover:not(:has(.e:hover))::after, .e:focus-visible::after { content: attr(aria-label); position: fixed; z-index: 2;
  inset: auto 16px 16px; margin: auto; width: fit-content; max-width: min(720px, 100% - 32px); box-sizing: border-box; padding: 10px 14px;
  border-radius: 10px; background: var(--ink); color: var(--page); font: 14px/1.45 system-ui, sans-serif; white-space: normal;
  overflow-wrap: anywhere; box-shadow: 0 6px 24px rgb(0 0 0 / .25); pointer-events: none; }
body:has(.e:hover) .e:focus-visible:not(:hover)::after { content: none; }
.legend { display: flex; flex-wrap: wrap; gap: 6px 20px; margin: 0 0 12px; padding: 0; list-style: none; color: var(--soft); }
.legend li { color: var(--ink); }
`;
