import { can, isActive, MAX_AUDIT_ROWS, paths, type AuditExport, type AuditFilter, type AuditRow, type Family } from '@carecircle/domain';
import type { Caller } from '../calls/callable';
import { refusal } from '../calls/refusal';
import type { Limit } from '../throttle/counter';
import { charge, type Throttle } from '../throttle/throttle';
import type { AuditPorts } from './record-audit';

const PER_ADMIN: Limit = { name: 'audit-export', max: 20, windowMs: 60 * 60_000 };

export interface ExportPorts extends Pick<AuditPorts, 'add' | 'find'> {
  throttle: Throttle;
  /** Entries of a family's trail, newest first. */
  entries(familyId: string, filter: AuditFilter, limit: number): Promise<AuditRow[]>;
  newId(): string;
  now(): number;
}

/** Hands an ADMIN the family's trail. That they took it goes on record first. @throws refusal */
export async function exportTrail(
  { familyId, ...filter }: AuditFilter & { familyId: string },
  caller: Caller,
  ports: ExportPorts,
): Promise<AuditExport> {
  const family = (await ports.find(paths.family(familyId))) as Family | undefined;
  if (!isActive(family) || !can(family.roles[caller.uid], 'audit.export')) throw refusal('NOT_ALLOWED');
  const now = ports.now();
  await charge(ports.throttle, [{ limit: PER_ADMIN, subject: caller.uid }], now);
  const id = ports.newId();
  await ports.add(paths.audit(familyId, id), {
    action: 'EXPORT',
    path: paths.audits(familyId),
    kind: 'audit',
    actor: caller.uid,
    fields: [],
    changes: {},
    at: new Date(now),
    eventId: `call ${id}`,
  });
  const rows = await ports.entries(familyId, filter, MAX_AUDIT_ROWS + 1);
  return { rows: rows.slice(0, MAX_AUDIT_ROWS), truncated: rows.length > MAX_AUDIT_ROWS };
}
