import type { Data } from '../events/document-change';

/** Documents in memory, with the doors that the handlers know. */
export class FakeDocuments {
  readonly created: [path: string, data: object][] = [];

  constructor(private readonly stored: Record<string, Data> = {}) {}

  find = (path: string): Promise<Data | undefined> => Promise.resolve(this.stored[path]);

  createIfAbsent = (path: string, data: object): Promise<boolean> => {
    if (path in this.stored) return Promise.resolve(false);
    this.stored[path] = data as Data;
    this.created.push([path, data]);
    return Promise.resolve(true);
  };

  put = (path: string, data: object): Promise<void> => {
    if (!(path in this.stored)) this.created.push([path, data]);
    this.stored[path] = data as Data;
    return Promise.resolve();
  };

  /** What was created in a collection, as it is now. */
  in(collection: string): object[] {
    return this.created
      .filter(([path]) => path.slice(0, path.lastIndexOf('/')) === collection)
      .map(([path]) => this.stored[path] ?? {});
  }
}

/** Runs a handler three times, as an event that is delivered three times does (OPS-04). */
export async function thrice(run: () => Promise<unknown>): Promise<void> {
  for (let time = 0; time < 3; time++) await run();
}
