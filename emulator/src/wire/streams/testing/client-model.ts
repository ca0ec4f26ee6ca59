import type { Document } from '../../../model';
import type { ListenResponse, ListenTarget } from '../../messages';

interface ModelTarget {
  readonly request: ListenTarget;
  documents: Map<string, Document>;
  current: boolean;
  resumeToken?: Uint8Array;
}

/**
 * What a client makes of a Listen stream: the result of each target as of the last global snapshot. Complains about
 * whatever a real client would stumble over.
 */
export class ClientModel {
  readonly targets = new Map<number, ModelTarget>();
  /** Results that a listener was shown, by target. */
  readonly shown = new Map<number, Map<string, Document>>();
  readonly refused = new Map<number, string>();
  private lastReadTime = 0n;
  private readonly awaited = new Map<number, 'ADD' | 'REMOVE'>();

  add(request: ListenTarget): void {
    const known = this.targets.get(request.targetId);
    const documents = known?.documents ?? new Map<string, Document>();
    this.targets.set(request.targetId, { request, documents, current: false, resumeToken: request.resumeToken });
    this.awaited.set(request.targetId, 'ADD');
  }

  remove(targetId: number): void {
    this.awaited.set(targetId, 'REMOVE');
  }

  receive(message: ListenResponse): void {
    switch (message.kind) {
      case 'targetChange':
        return this.changeTarget(message);
      case 'documentChange':
        for (const id of message.targetIds) this.active(id).documents.set(message.document.path, message.document);
        for (const id of message.removedTargetIds) this.active(id).documents.delete(message.document.path);
        return;
      case 'documentDelete':
      case 'documentRemove':
        for (const id of message.removedTargetIds) this.active(id).documents.delete(message.path);
        return;
      case 'filter':
        throw new Error('not expected of this server');
    }
  }

  private changeTarget({
    change,
    targetIds,
    cause,
    resumeToken,
    readTime,
  }: Extract<ListenResponse, { kind: 'targetChange' }>) {
    for (const id of targetIds) {
      if (change === 'ADD' || (change === 'REMOVE' && !cause)) this.acknowledge(id, change);
      if (change === 'CURRENT') this.active(id).current = true;
      if (change === 'RESET') this.active(id).documents = new Map();
      if (change === 'REMOVE') {
        if (cause) this.refused.set(id, cause.status);
        this.awaited.delete(id);
        this.targets.delete(id);
        this.shown.delete(id);
      }
    }
    if (change !== 'NO_CHANGE' || targetIds.length > 0) return;
    if (!readTime || !resumeToken?.length) throw new Error('a snapshot needs a time and a token');
    if (readTime.toMicros() < this.lastReadTime) throw new Error('read time goes backwards');
    this.lastReadTime = readTime.toMicros();
    for (const [id, target] of this.targets) {
      if (this.awaited.get(id) === 'ADD') continue;
      target.resumeToken = resumeToken;
      if (target.current) this.shown.set(id, new Map(target.documents));
    }
  }

  private acknowledge(id: number, change: 'ADD' | 'REMOVE'): void {
    if (this.awaited.get(id) !== change) throw new Error(`surplus ${change} of target ${id}`);
    this.awaited.delete(id);
  }

  private active(id: number): ModelTarget {
    const target = this.targets.get(id);
    if (!target || this.awaited.get(id) === 'ADD') throw new Error(`message for target ${id}, which is not there`);
    return target;
  }
}
