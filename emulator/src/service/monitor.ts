import type { Credentials } from '../model';
import type { AllowOutcome, Method } from '../rules/types';

/** One operation that was judged, or that needed no judging, for people who watch. */
export interface Judgement {
  readonly project: string;
  readonly database: string;
  readonly method: Method;
  /** Of the document, or of the collection that a query reads. */
  readonly path: string;
  readonly credentials: Credentials;
  /** `free` for admins, and where there are no rules. */
  readonly outcome: 'allowed' | 'denied' | 'free';
  /** The statements that were evaluated, in order; the last one of an allowed operation is the one that allowed it. */
  readonly statements: readonly AllowOutcome[];
  /** Why it was denied. */
  readonly message: string;
  /** How long the rules took, in milliseconds. */
  readonly milliseconds: number;
}

type Watcher = (judgement: Judgement) => void;

/** Hands on what is judged to those who watch; nobody is told when nobody watches, which is what it costs then. */
export class RequestMonitor {
  private readonly watchers = new Set<Watcher>();

  /** Who is to be told of the next judgement; undefined when nobody watches. */
  get current(): Watcher | undefined {
    return this.watchers.size > 0 ? this.tell : undefined;
  }

  /** How many watch. */
  get size(): number {
    return this.watchers.size;
  }

  /** Returns what ends the watching. */
  watch(watcher: Watcher): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  private readonly tell: Watcher = (judgement) => {
    for (const watcher of this.watchers) watcher(judgement);
  };
}
