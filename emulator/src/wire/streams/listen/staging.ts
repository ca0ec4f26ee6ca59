import type { Document } from '../../../model';
import type { ListenResponse } from '../../messages';
import type { MomentMessages } from './messages';
import type { Delta } from './views';

interface StagedDocument {
  document?: Document;
  readonly targetIds: number[];
  readonly removedTargetIds: number[];
}

/** Gathers what one commit does to the targets of a stream: one message a document, whatever the number of targets. */
export class Staging {
  private readonly documents = new Map<string, StagedDocument>();

  add(targetId: number, { present, gone }: Delta): void {
    for (const document of present) this.at(document.path, document).targetIds.push(targetId);
    for (const { path, document } of gone) this.at(path, document).removedTargetIds.push(targetId);
  }

  /**
   * Takes out the messages. A document that left a result without being deleted shows its new state only to those who
   * `mayRead` it.
   */
  take(messages: MomentMessages, mayRead: (document: Document) => boolean): ListenResponse[] {
    const taken: ListenResponse[] = [];
    for (const [path, { document, targetIds, removedTargetIds }] of this.documents) {
      targetIds.sort(ascending);
      removedTargetIds.sort(ascending);
      if (!document) taken.push(messages.deleted(path, removedTargetIds));
      else if (targetIds.length > 0 || mayRead(document)) {
        taken.push(messages.changed(document, targetIds, removedTargetIds));
      } else taken.push(messages.removed(path, removedTargetIds));
    }
    this.documents.clear();
    return taken;
  }

  private at(path: string, document: Document | undefined): StagedDocument {
    let staged = this.documents.get(path);
    if (!staged) this.documents.set(path, (staged = { document, targetIds: [], removedTargetIds: [] }));
    return staged;
  }
}

const ascending = (a: number, b: number): number => a - b;
