import {
  assignField,
  getField,
  identicalMaps,
  removeField,
  StatusError,
  storableFields,
  validateDocumentSize,
  validateFieldNames,
  type Document,
  type MapValue,
  type Timestamp,
  type Value,
  type Write,
  type WriteResult,
} from '../model';
import { checkPrecondition } from './precondition';
import { applyTransforms } from './transform';
import type { Change, CommitPlan, PlannedWrite } from './types';

type Update = Extract<Write, { kind: 'update' }>;

/** The state of the database that a plan starts from. */
interface Reader {
  get(path: string): Document | undefined;
}

/**
 * What a commit will do, computed before anything is judged or applied. Throws INVALID_ARGUMENT for what cannot be
 * stored.
 */
export class WritePlan implements CommitPlan {
  readonly writes: PlannedWrite[] = [];
  private readonly transformResults: Value[][] = [];
  /** The documents after the writes planned so far. */
  private readonly staged = new Map<string, Document | undefined>();

  constructor(
    private readonly reader: Reader,
    writes: readonly Write[],
    readonly requestTime: Timestamp,
    private readonly commitTime: Timestamp,
  ) {
    for (const write of writes) this.add(write);
  }

  getAfter(path: string): Document | undefined {
    return this.staged.has(path) ? this.staged.get(path) : this.reader.get(path);
  }

  /**
   * Throws what the first precondition that does not hold says; `nameOf` makes a path a full name. To demand a document
   * that the same commit deletes is INVALID_ARGUMENT: no state of the database could fulfil it.
   */
  checkPreconditions(nameOf: (path: string) => string): void {
    const deleted = new Set<string>();
    for (const { write, before } of this.writes) {
      const { path, precondition } = write;
      if (precondition) {
        const demandsIt = 'exists' in precondition && precondition.exists;
        if (demandsIt && !before && deleted.has(path)) {
          throw new StatusError('INVALID_ARGUMENT', `The commit itself deletes the document to update: ${nameOf(path)}`);
        }
        checkPrecondition(precondition, before, nameOf(path));
      }
      if (write.kind === 'delete') deleted.add(path);
    }
  }

  /** The net change of each document, without those that come out as they were. */
  changes(): Change[] {
    const changes: Change[] = [];
    for (const [path, staged] of this.staged) {
      const before = this.reader.get(path);
      const after = this.settled(before, staged);
      if (after !== before) changes.push({ path, before, after });
    }
    return changes;
  }

  /** One result a write. A document that does not change keeps its former update time. */
  results(): WriteResult[] {
    return this.writes.map(({ write, after }, i): WriteResult => {
      const transformResults = this.transformResults[i] as Value[];
      if (write.kind !== 'update') return { transformResults };
      const last = this.settled(this.reader.get(write.path), this.getAfter(write.path)) ?? after;
      return { updateTime: last?.updateTime, transformResults };
    });
  }

  private add(write: Write): void {
    const before = this.getAfter(write.path);
    let after = before;
    let results: Value[] = [];
    if (write.kind === 'update') {
      ({ after, results } = this.update(write, before));
    } else if (write.kind === 'delete') {
      after = undefined;
    }
    this.writes.push({ write, before, after });
    this.transformResults.push(results);
    if (after !== before) this.staged.set(write.path, after);
  }

  private update(write: Update, before: Document | undefined): { after: Document; results: Value[] } {
    const { path, transforms } = write;
    const merged = mergedFields(write, before);
    const { fields, results } =
      transforms.length === 0 ? { fields: merged, results: [] } : applyTransforms(merged, transforms, this.requestTime);
    if (before && identicalMaps(before.fields, fields)) return { after: before, results };
    const createTime = before?.createTime ?? this.commitTime;
    const after: Document = { path, fields, createTime, updateTime: this.commitTime };
    validateDocumentSize(after);
    return { after, results };
  }

  /** A document that several writes changed and changed back has not changed. */
  private settled(before: Document | undefined, staged: Document | undefined): Document | undefined {
    if (!before || !staged || before === staged) return staged;
    const isSame = before.createTime.compare(staged.createTime) === 0 && identicalMaps(before.fields, staged.fields);
    return isSame ? before : staged;
  }
}

function mergedFields({ fields, mask }: Update, before: Document | undefined): MapValue {
  const written = storableFields(fields);
  if (!mask) return written;
  const merged: MapValue = new Map(before?.fields);
  for (const path of mask) {
    validateFieldNames(path);
    const value = getField(written, path);
    if (value === undefined) removeField(merged, path);
    else assignField(merged, path, value);
  }
  return merged;
}
