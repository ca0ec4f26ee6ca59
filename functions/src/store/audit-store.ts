import { paths, type AuditFilter, type AuditRow } from '@carecircle/domain';
import { FieldValue, Timestamp, type Firestore, type Query, type QueryDocumentSnapshot } from 'firebase-admin/firestore';
import type { NewAuditEntry } from '../audit/audit-entry';
import type { AuditPorts } from '../audit/record-audit';
import { SETTLED_AFTER_MS } from '../audit/sealing/seal-days';
import { millis } from '../events/document-change';
import { find, unlessItExists } from './documents';

/** Half the time that a day gets to settle, so that clocks may differ. */
const YOUNG_MS = SETTLED_AFTER_MS / 2;

const recorded = (entry: NewAuditEntry) => ({ ...entry, recordedAt: FieldValue.serverTimestamp() });

/** The audit trails in Firestore. */
export function auditStore(db: Firestore, now: () => number): AuditPorts {
  return {
    find: find(db),
    add: async (path, entry) => {
      await unlessItExists(db.doc(path).create(recorded(entry)));
    },
    replaceYoung: async (path, entry) => {
      const ref = db.doc(path);
      const isOld = await db.runTransaction(async (transaction) => {
        const other = await transaction.get(ref);
        // The event came again.
        if (other.get('path') === entry.path) return false;
        const recordedAt = millis(other.get('recordedAt'));
        if (recordedAt !== undefined && recordedAt <= now() - YOUNG_MS) return true;
        transaction.set(ref, recorded(entry));
        return false;
      });
      if (isOld) await unlessItExists(db.doc(`${path}_2`).create(recorded(entry)));
    },
  };
}

/** Entries of a family's trail that fit a filter, newest first. */
export const auditEntries =
  (db: Firestore) =>
  async (familyId: string, { actor, kind, fromMs, toMs }: AuditFilter, limit: number): Promise<AuditRow[]> => {
    let query: Query = db.collection(paths.audits(familyId));
    if (actor !== null) query = query.where('actor', '==', actor);
    if (kind !== null) query = query.where('kind', '==', kind);
    if (fromMs !== null) query = query.where('at', '>=', Timestamp.fromMillis(fromMs));
    if (toMs !== null) query = query.where('at', '<', Timestamp.fromMillis(toMs));
    return (await query.orderBy('at', 'desc').limit(limit).get()).docs.map(row);
  };

function row(entry: QueryDocumentSnapshot): AuditRow {
  const { action, path, kind, actor, fields, changes } = entry.data() as AuditRow;
  return { id: entry.id, at: (entry.get('at') as Timestamp).toDate().toISOString(), action, path, kind, actor, fields, changes };
}
