import type { Document, Timestamp } from '../../../model';
import type { ListenResponse } from '../../messages';
import type { ResumeTokens } from './resume-token';

type TargetIds = readonly number[];

/**
 * The messages about one moment of a database. Streams that are told the same get the same object, which transports
 * then need to encode only once.
 */
export class MomentMessages {
  private readonly made = new Map<string, ListenResponse>();

  constructor(
    private readonly time: Timestamp,
    private readonly tokens: ResumeTokens,
  ) {}

  changed(document: Document, targetIds: TargetIds, removedTargetIds: TargetIds): ListenResponse {
    return this.once(`changed ${targetIds} ${removedTargetIds} ${document.path}`, () => ({
      kind: 'documentChange',
      document,
      targetIds,
      removedTargetIds,
    }));
  }

  deleted(path: string, removedTargetIds: TargetIds): ListenResponse {
    return this.once(`deleted ${removedTargetIds} ${path}`, () => ({
      kind: 'documentDelete',
      path,
      removedTargetIds,
      readTime: this.time,
    }));
  }

  /** For a document that exists but may not be shown. */
  removed(path: string, removedTargetIds: TargetIds): ListenResponse {
    return this.once(`removed ${removedTargetIds} ${path}`, () => ({
      kind: 'documentRemove',
      path,
      removedTargetIds,
      readTime: this.time,
    }));
  }

  /** These targets have all that happened until now. */
  current(targetIds: TargetIds): ListenResponse {
    return this.once(`current ${targetIds}`, () => ({ ...this.target('CURRENT', targetIds), ...this.mark() }));
  }

  /** The whole stream has all that happened until now: clients show what they got since the last one. */
  snapshot(): ListenResponse {
    return this.once('snapshot', () => ({ ...this.target('NO_CHANGE', []), ...this.mark() }));
  }

  private target(change: 'CURRENT' | 'NO_CHANGE', targetIds: TargetIds) {
    return { kind: 'targetChange', change, targetIds } as const;
  }

  private mark() {
    return { resumeToken: this.tokens.encode(this.time), readTime: this.time };
  }

  private once(key: string, make: () => ListenResponse): ListenResponse {
    let message = this.made.get(key);
    if (!message) this.made.set(key, (message = make()));
    return message;
  }
}
