import { createHash } from 'node:crypto';
import { paths } from '@carecircle/domain';
import type { Data, DocumentChange } from '../events/document-change';
import { partOf } from './act';
import { auditEntry, isAudited, isView, viewEntry, type NewAuditEntry } from './audit-entry';

export interface AuditPorts {
  /** Adds an entry, with the time of recording, unless it is there already. */
  add(path: string, entry: NewAuditEntry): Promise<void>;
  /**
   * Adds an entry, or lets it take the place of one that was recorded a moment ago. An older one stays as it is, since it may be
   * sealed; the entry is then added beside it.
   */
  replaceYoung(path: string, entry: NewAuditEntry): Promise<void>;
  find(path: string): Promise<Data | undefined>;
}

/** Keeps the trail of everything under `families/`: one entry an act, however often and in whatever order its events arrive. */
export async function recordAudit(change: DocumentChange, ports: AuditPorts): Promise<void> {
  if (!isAudited(change.path)) return;
  const familyId = change.path.split('/')[1] ?? '';
  if (isView(change.path)) return recordView(change, familyId, ports);
  if (change.after === undefined && (await isBeingPurged(change.path, ports))) return;
  const part = partOf(change);
  const id = digest(part.of === 'ITSELF' ? `${change.eventId} ${change.path}` : part.act);
  const path = paths.audit(familyId, id);
  if (part.of === 'DOSE') await ports.replaceYoung(path, auditEntry(change));
  else await ports.add(path, auditEntry(change));
}

/** A view is an entry of its own, named by its path: it is told once. That old ones are cleared away is no act of anybody. */
async function recordView(change: DocumentChange, familyId: string, ports: AuditPorts): Promise<void> {
  const entry = viewEntry(change);
  if (entry !== undefined) await ports.add(paths.audit(familyId, digest(change.path)), entry);
}

/**
 * Clients mark and never delete. What is deleted under a removed family or person is being purged: the entry of the removal tells
 * it, and one in a family that is gone would outlive it. The end of a person's own document is still told.
 */
async function isBeingPurged(path: string, { find }: AuditPorts): Promise<boolean> {
  const [, familyId = '', collection, recipientId = '', below] = path.split('/');
  const hosts = [paths.family(familyId)];
  if (collection === 'recipients' && below !== undefined) hosts.push(paths.recipient(familyId, recipientId));
  const found = await Promise.all(hosts.map((host) => find(host)));
  return found.some((host) => host === undefined || (host['deletedAt'] ?? null) !== null);
}

/** Event ids and paths may hold characters that a document id must not. */
const digest = (name: string): string => createHash('sha256').update(name).digest('hex').slice(0, 40);
