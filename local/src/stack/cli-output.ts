/** What a line of the Firebase CLI's output means to us. */
export type CliEvent =
  | { readonly kind: 'ready' }
  /** The code of the functions could not be loaded; the CLI itself goes on without them. */
  | { readonly kind: 'functions-broken'; readonly reason: string }
  | { readonly kind: 'functions-loaded' }
  | { readonly kind: 'rules-updated' }
  | { readonly kind: 'error'; readonly reason: string };

const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

const PATTERNS: readonly [RegExp, (reason: string) => CliEvent][] = [
  [/All emulators ready!/, () => ({ kind: 'ready' })],
  [/Failed to load function definition from source: (.*)/, (reason) => ({ kind: 'functions-broken', reason })],
  [/Loaded functions definitions from source/, () => ({ kind: 'functions-loaded' })],
  [/firestore: Rules updated|Rules updated\./, () => ({ kind: 'rules-updated' })],
  [/^Error: (.*)/, (reason) => ({ kind: 'error', reason })],
];

/** Reads one line of output, colours and all; undefined when it says nothing that matters here. */
export function readCliLine(line: string): CliEvent | undefined {
  const text = plain(line);
  for (const [pattern, event] of PATTERNS) {
    const match = pattern.exec(text);
    if (match) return event(match[1] ?? '');
  }
  return undefined;
}

/** A line without its colours. */
export function plain(line: string): string {
  return line.replaceAll(ESCAPES, '');
}
