import type { Document } from '../../../model';
import type { ListenResponse } from '../../messages';
import type { MomentMessages } from './messages';
import type { Delta } from './views';

interface StagedDocument {
  document?: Document;
  /** The targets that are concerned, and whether the document is in their result. */
  readonly targets: Map<number, boolean>;
}

/**
 * Gathers what commits do to the targets of a stream: one message a document, whatever the number of targets, and only
 * the newest state when there are several commits.
 */
export class Staging {
  private readonly documents = new Map<string, StagedDocument>();

  get isEmpty(): boolean {
    return this.documents.size === 0;
  }

  add(targetId: number, { present, gone }: Delta): void {
    for (const document of present) this.put(document.path, document, targetId, true);
    for (const { path, document } of gone) this.put(path, document, targetId, false);
  }

  /** Nothing is to be told any more about a target that ended. */
  forget(targetId: number): void {
    for (const [path, { targets }] of this.documents) {
      if (targets.delete(targetId) && targets.size === 0) this.documents.delete(path);
    }
  }

  /**
   * Takes out the messages. A document that left a result without being deleted shows its new state only to those who
   * `mayRead` it.
   */
  take(messages: MomentMessages, mayRead: (document: Document) => boolean): ListenResponse[] {
    const taken: ListenResponse[] = [];
    for (const [path, { document, targets }] of this.documents) {
      const targetIds = idsOf(targets, true);
      const removedTargetIds = idsOf(targets, false);
      if (!document) taken.push(messages.deleted(path, removedTargetIds));
      else if (targetIds.length > 0 || mayRead(document)) {
        taken.push(messages.changed(document, targetIds, removedTargetIds));
      } else taken.push(messages.removed(path, removedTargetIds));
    }
    this.documents.clear();
    return taken;
  }

  private put(path: string, document: Document | undefined, targetId: number, isPresent: boolean): void {
    const staged = this.documents.get(path);
    if (!staged) {
      this.documents.set(path, { document, targets: new Map([[targetId, isPresent]]) });
      return;
    }
    staged.document = document;
    staged.targets.set(targetId, isPresent);
  }
}

function idsOf(targets: ReadonlyMap<number, boolean>, present: boolean): number[] {
  const ids: number[] = [];
  for (const [id, isPresent] of targets) if (isPresent === present) ids.push(id);
  return ids.sort(ascending);
}

const ascending = (a: number, b: number): number => a - b;
