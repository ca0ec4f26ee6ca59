import type { AuditPorts } from '../audit/record-audit';
import { FakeDocuments } from './fake-documents';

/** An audit trail in memory, in which every entry is young. */
export class FakeTrail extends FakeDocuments implements AuditPorts {
  add: AuditPorts['add'] = async (path, entry) => {
    await this.createIfAbsent(path, entry);
  };

  replaceYoung: AuditPorts['replaceYoung'] = (path, entry) => this.put(path, entry);
}
