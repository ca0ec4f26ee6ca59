import * as z from 'zod/mini';
import type { AuditEntry } from '../entities/audit';
import { documentId, formText } from '../forms/validation';

/** Which part of a family's trail is meant: by whom, about what, and in which span of time; null takes all. */
export const auditFilter = z.strictObject({
  actor: z.nullable(formText(1, 128)),
  kind: z.nullable(formText(1, 100)),
  /** Epoch milliseconds; the first instant that counts, and the first that no longer does. */
  fromMs: z.nullable(z.int()),
  toMs: z.nullable(z.int()),
});
export type AuditFilter = z.infer<typeof auditFilter>;

export const exportAuditCall = z.extend(auditFilter, { familyId: documentId });

/** Most entries that one export holds, the newest first. */
export const MAX_AUDIT_ROWS = 10_000;

/** An entry of an exported trail; instants in ISO 8601. */
export interface AuditRow extends Pick<AuditEntry, 'action' | 'path' | 'kind' | 'actor' | 'fields' | 'changes'> {
  id: string;
  at: string;
}

export interface AuditExport {
  rows: AuditRow[];
  /** There are older entries that did not fit. */
  truncated: boolean;
}

const COLUMNS = ['time', 'person', 'personId', 'action', 'kind', 'path', 'fields', 'changes', 'id'] as const;

/** The rows as CSV (RFC 4180), for a person's spreadsheet. `nameOf` tells what somebody is called. */
export function auditCsv(rows: readonly AuditRow[], nameOf: (uid: string) => string): string {
  const lines = rows.map(({ id, at, actor, action, kind, path, fields, changes }) => {
    const values = Object.keys(changes).length === 0 ? '' : JSON.stringify(changes);
    return [at, nameOf(actor), actor, action, kind, path, fields.join(' '), values, id];
  });
  return [COLUMNS, ...lines].map((line) => `${line.map(cell).join(',')}\r\n`).join('');
}

/**
 * Where a spreadsheet would begin a formula: with a cell. Where the comma is the decimal sign it begins one after each semicolon, too,
 * whatever is quoted; a tab or a line break does the same in some. The wide forms of the signs count alike.
 */
const FORMULA = /^(?=[\t\r])|(?<=^|[;\t\r\n])(?=\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;

/** Quoted where it must be; what a spreadsheet would take for a formula becomes text. */
function cell(text: string): string {
  const harmless = text.replace(FORMULA, "'");
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
