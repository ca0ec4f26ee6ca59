export const VIEWS = ['data', 'requests', 'coverage'] as const;
export type View = (typeof VIEWS)[number];

/** What the window shows, as its address says: `#/PROJECT/DATABASE/VIEW/…`. */
export interface Place {
  readonly project: string;
  readonly database: string;
  readonly view: View;
  /** Of a collection or document, or the line of the rules. */
  readonly path: readonly string[];
}

/** The address of a place, for links. */
export function addressOf({ project, database, view, path }: Place): string {
  return `#/${[project, database, view, ...path].map(encodeURIComponent).join('/')}`;
}

/** The place of an address; undefined for one that names none. */
export function placeOf(address: string): Place | undefined {
  if (!address.startsWith('#/')) return undefined;
  let parts: string[];
  try {
    parts = address.slice(2).split('/').map(decodeURIComponent);
  } catch {
    return undefined;
  }
  const [project = '', database = '', view, ...path] = parts;
  const known = VIEWS.find((one) => one === view);
  return known && project !== '' && database !== '' && !path.includes('') ? { project, database, view: known, path } : undefined;
}
