import { paths } from '@carecircle/domain';
import type { Data } from '../events/document-change';

/** A document of the database with its address. */
export interface StoredDocument {
  path: string;
  data: Data;
}

/** What an export reads. Collections are found, not listed: what is added to the app later is in it by itself. */
export interface ExportSource {
  find(path: string): Promise<Data | undefined>;
  /** Paths of the collections right below a document. */
  collectionsBelow(path: string): Promise<string[]>;
  /** Every document of a collection, page by page. */
  documentsOf(collection: string): AsyncIterable<StoredDocument>;
  /** Documents of a top-level collection with this field's value. */
  documentsWhere(collection: string, field: string, value: string): AsyncIterable<StoredDocument>;
  familiesOf(uid: string): Promise<StoredDocument[]>;
}

/** Keys that open something, or half of what opens it. */
const SECRETS: ReadonlySet<string> = new Set(['token', 'tokenHash', 'codeHash', 'salt', 'hash']);
/** Below a family, by name, for its ADMINs only: the rules show them to nobody else. */
const FOR_ADMINS: ReadonlySet<string> = new Set(['audit', 'auditSeals', 'invitations', 'views']);

/**
 * Every document that is about a person or that they may read, one at a time: their account with all that lies below it, the
 * record of their sign-ins, and their families with all that lies below those (PRV-02).
 */
export async function* exportedDocuments(uid: string, source: ExportSource): AsyncIterable<StoredDocument> {
  const account = await source.find(paths.user(uid));
  if (account !== undefined) yield { path: paths.user(uid), data: account };
  yield* below(paths.user(uid), source, EVERYTHING);
  yield* source.documentsWhere(paths.signIns(), 'uid', uid);
  for (const family of await source.familiesOf(uid)) {
    yield family;
    const isAdmin = (family.data['roles'] as Record<string, string> | undefined)?.[uid] === 'ADMIN';
    yield* below(family.path, source, isAdmin ? EVERYTHING : NOT_FOR_ADMINS_ONLY);
    if (!isAdmin) yield* source.documentsWhere(`${family.path}/audit`, 'actor', uid);
  }
}

/** What a reader may see, as the rules have it. */
interface Sight {
  collection(path: string): boolean;
  document(document: StoredDocument): boolean;
}

const EVERYTHING: Sight = { collection: () => true, document: () => true };

/** A person cared for who was removed is there for the ADMINs only, with all that lies below. */
const NOT_FOR_ADMINS_ONLY: Sight = {
  collection: (path) => !FOR_ADMINS.has(nameOf(path)),
  document: ({ path, data }) => nameOf(path.slice(0, path.lastIndexOf('/'))) !== 'recipients' || (data['deletedAt'] ?? null) === null,
};

async function* below(path: string, source: ExportSource, sees: Sight): AsyncIterable<StoredDocument> {
  for (const collection of (await source.collectionsBelow(path)).filter((name) => sees.collection(name))) {
    for await (const document of source.documentsOf(collection)) {
      if (!sees.document(document)) continue;
      yield document;
      yield* below(document.path, source, sees);
    }
  }
}

const nameOf = (collection: string): string => collection.slice(collection.lastIndexOf('/') + 1);

/** The export as the text of one JSON file, in pieces. */
export async function* exportText(uid: string, at: Date, source: ExportSource): AsyncIterable<string> {
  yield `{\n  "format": "carecircle-export",\n  "version": 1,\n  "exportedAt": ${JSON.stringify(at.toISOString())},\n  "account": ${JSON.stringify(uid)},\n  "documents": {`;
  let first = true;
  for await (const { path, data } of exportedDocuments(uid, source)) {
    yield `${first ? '' : ','}\n    ${JSON.stringify(path)}: ${JSON.stringify(plain(data))}`;
    first = false;
  }
  yield '\n  }\n}\n';
}

/** Instants as ISO text; secrets left out. */
export function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return value.toISOString();
  if ('toDate' in value && typeof value.toDate === 'function') return (value.toDate as () => Date)().toISOString();
  if (Array.isArray(value)) return value.map(plain);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !SECRETS.has(key))
      .map(([key, inner]) => [key, plain(inner)]),
  );
}
