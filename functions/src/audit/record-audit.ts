import { createHash } from 'node:crypto';
import { paths } from '@carecircle/domain';
import type { Data, DocumentChange } from '../events/document-change';
import { belongsToDose } from '../medications/supply-change';
import { auditEntry, isAudited } from './audit-entry';

export interface AuditPorts {
  /** The document at a path as it is now. */
  find(path: string): Promise<Data | undefined>;
  /** Creates a document unless it is there already. */
  createIfAbsent(path: string, data: object): Promise<boolean>;
}

/** Keeps the trail of everything under `families/`: one entry an act, however often its events arrive. */
export async function recordAudit(change: DocumentChange, ports: AuditPorts): Promise<void> {
  if (!isAudited(change.path) || (await isHalfOfDose(change, ports))) return;
  const familyId = change.path.split('/')[1] ?? '';
  await ports.createIfAbsent(paths.audit(familyId, entryId(change)), auditEntry(change));
}

async function isHalfOfDose({ path, before, after }: DocumentChange, ports: AuditPorts): Promise<boolean> {
  const [, familyId = '', , recipientId = '', collection] = path.split('/');
  if (collection !== 'medications' || before === undefined || after === undefined) return false;
  return belongsToDose(before, after, (doseId) => ports.find(paths.dose(familyId, recipientId, doseId)));
}

/** An event id may hold characters that a document id must not, so its digest is used; the entry keeps the id itself. */
const entryId = ({ eventId, path }: DocumentChange): string =>
  createHash('sha256').update(`${eventId} ${path}`).digest('hex').slice(0, 40);
