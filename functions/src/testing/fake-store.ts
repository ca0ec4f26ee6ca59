import type { Data } from '../events/document-change';
import type { Decide } from '../store/decide';
import { NOON } from './builders';

/** Documents in memory with a clock that stands still unless it is moved: what the handlers of accounts know of the database. */
export class FakeStore {
  nowMs = NOON;
  readonly documents = new Map<string, Data>();

  now = () => this.nowMs;

  find = (path: string): Promise<Data | undefined> => Promise.resolve(this.documents.get(path));

  createIfAbsent = (path: string, data: object): Promise<boolean> => {
    if (this.documents.has(path)) return Promise.resolve(false);
    this.documents.set(path, data as Data);
    return Promise.resolve(true);
  };

  put = (path: string, data: object): Promise<void> => {
    this.documents.set(path, data as Data);
    return Promise.resolve();
  };

  decide: Decide = (path, decision) => {
    const { write, result } = decision(this.documents.get(path));
    if (write === null) this.documents.delete(path);
    else if (write !== undefined) this.documents.set(path, write as Data);
    return Promise.resolve(result);
  };

  /** Paths that begin so. */
  below(prefix: string): string[] {
    return [...this.documents.keys()].filter((path) => path.startsWith(prefix)).sort();
  }
}
