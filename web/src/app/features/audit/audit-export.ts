import { inject, Service } from '@angular/core';
import { auditCsv, type AuditExport as Exported, type AuditFilter } from '@carecircle/domain';
import { FamilyContext } from '../../core/family/family-context';
import { Callables } from '../../core/firebase/callables';
import { AuditWords } from './audit-words';

export type ExportFormat = 'csv' | 'json';

/** Takes the trail out of the app as a file. The server puts on record who took it. */
@Service()
export class AuditExport {
  private readonly callables = inject(Callables);
  private readonly context = inject(FamilyContext);
  private readonly words = inject(AuditWords);

  /** Saves the part that `filter` means; tells whether older entries did not fit. @throws CallError */
  async save(filter: AuditFilter, format: ExportFormat, today: string): Promise<{ truncated: boolean }> {
    const familyId = this.context.familyId();
    if (familyId === null) throw new Error('Choose a family first.');
    const { rows, truncated } = await this.callables.call<AuditFilter & { familyId: string }, Exported>('exportAudit', { familyId, ...filter });
    const text = format === 'csv' ? auditCsv(rows, (uid) => this.words.person(uid)) : JSON.stringify(rows, null, 2);
    // Spreadsheets take a file without this mark for one of another alphabet.
    const parts = format === 'csv' ? ['\uFEFF', text] : [text];
    saveFile(new Blob(parts, { type: format === 'csv' ? 'text/csv' : 'application/json' }), `carecircle-audit-${today}.${format}`);
    return { truncated };
  }
}

function saveFile(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
