import { createHash } from 'node:crypto';
import { paths } from '@carecircle/domain';
import type { Data, DocumentChange } from '../events/document-change';
import { partOf } from './act';
import { auditEntry, isAudited } from './audit-entry';

export interface AuditPorts {
  /** Creates a document unless it is there already. */
  createIfAbsent(path: string, data: object): Promise<boolean>;
  find(path: string): Promise<Data | undefined>;
  /** Writes a document whether it is there or not. */
  put(path: string, data: object): Promise<void>;
}

/** Keeps the trail of everything under `families/`: one entry an act, however often and in whatever order its events arrive. */
export async function recordAudit(change: DocumentChange, ports: AuditPorts): Promise<void> {
  if (!isAudited(change.path)) return;
  const familyId = change.path.split('/')[1] ?? '';
  if (change.after === undefined && !(await isOpen(familyId, ports))) return;
  const part = partOf(change);
  const id = digest(part.of === 'ITSELF' ? `${change.eventId} ${change.path}` : part.act);
  const path = paths.audit(familyId, id);
  if (part.of === 'DOSE') await ports.put(path, auditEntry(change));
  else await ports.createIfAbsent(path, auditEntry(change));
}

/** Clients mark and never delete. What is deleted under a removed family is being purged, and an entry would outlive it. */
async function isOpen(familyId: string, { find }: AuditPorts): Promise<boolean> {
  const family = await find(paths.family(familyId));
  return family !== undefined && (family['deletedAt'] ?? null) === null;
}

/** Event ids and paths may hold characters that a document id must not. */
const digest = (name: string): string => createHash('sha256').update(name).digest('hex').slice(0, 40);
