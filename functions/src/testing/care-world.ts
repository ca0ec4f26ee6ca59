import { FakeDocuments } from './fake-documents';
import { dose, DOSE_PATH, medication, MEDICATION_PATH, NOON, recipient } from './builders';
import type { CarePorts } from '../activity/care-ports';
import type { Data } from '../events/document-change';

/** A family with a daughter, a nurse and a recipient, over documents in memory. */
export function careWorld(more: Record<string, Data> = {}) {
  const malformed: string[] = [];
  const documents = new FakeDocuments({
    'families/f1/members/claire': { displayName: 'Claire' },
    'families/f1/members/maya': { displayName: 'Maya' },
    'families/f1/recipients/r1': recipient(),
    [MEDICATION_PATH]: medication(),
    [DOSE_PATH]: dose(),
    ...more,
  });
  const ports: CarePorts = {
    find: documents.find,
    createIfAbsent: documents.createIfAbsent,
    reportMalformed: (path) => malformed.push(path),
    now: () => NOON,
  };
  return { documents, ports, malformed };
}
