import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isActive, paths, type Family } from '@carecircle/domain';
import { FieldPath, type Firestore, type Query } from 'firebase-admin/firestore';
import type { Storage } from 'firebase-admin/storage';
import type { StoredDocument } from '../account/export-content';
import type { ExportPorts } from '../account/export-data';
import { find } from './documents';

const PAGE = 300;

/** What an export reads and writes, in Firestore and in the default bucket. */
export function exportStore(db: Firestore, storage: () => Storage, now: () => number): ExportPorts {
  return {
    now,
    find: find(db),
    collectionsBelow: async (path) => (await db.doc(path).listCollections()).map((collection) => collection.path),
    documentsOf: (collection) => pages(db.collection(collection)),
    documentsWhere: (collection, field, value) => pages(db.collection(collection).where(field, '==', value)),
    familiesOf: async (uid) => {
      const { docs } = await db.collection(paths.families()).where('memberIds', 'array-contains', uid).get();
      return docs.filter((family) => isActive(family.data() as Family)).map((family) => ({ path: family.ref.path, data: family.data() }));
    },
    writeFile: async (path, pieces) => {
      let bytes = 0;
      const counted = async function* () {
        for await (const piece of pieces) {
          bytes += Buffer.byteLength(piece);
          yield Buffer.from(piece);
        }
      };
      const file = storage().bucket().file(path);
      const metadata = { contentType: 'application/json', contentDisposition: 'attachment; filename="carecircle-export.json"', cacheControl: 'private, no-store' };
      await pipeline(Readable.from(counted()), file.createWriteStream({ resumable: false, metadata }));
      return { bytes };
    },
    change: async (path, changes) => {
      await db.doc(path).update(changes);
    },
  };
}

async function* pages(query: Query): AsyncIterable<StoredDocument> {
  const ordered = query.orderBy(FieldPath.documentId()).limit(PAGE);
  for (let page = await ordered.get(); !page.empty; ) {
    for (const document of page.docs) yield { path: document.ref.path, data: document.data() };
    const last = page.docs.at(-1);
    if (last === undefined || page.size < PAGE) return;
    page = await ordered.startAfter(last).get();
  }
}
