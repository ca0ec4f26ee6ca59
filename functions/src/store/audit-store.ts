import { FieldValue, type Firestore } from 'firebase-admin/firestore';
import type { NewAuditEntry } from '../audit/audit-entry';
import type { AuditPorts } from '../audit/record-audit';
import { SETTLED_AFTER_MS } from '../audit/sealing/seal-days';
import { millis } from '../events/document-change';
import { find, unlessItExists } from './documents';

/** Half the time that a day gets to settle, so that clocks may differ. */
const YOUNG_MS = SETTLED_AFTER_MS / 2;

const recorded = (entry: NewAuditEntry) => ({ ...entry, recordedAt: FieldValue.serverTimestamp() });

/** The audit trail in Firestore. */
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
