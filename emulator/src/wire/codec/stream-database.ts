import { StatusError } from '../../model';
import type { DatabaseName } from '../messages';

/** The one database of a stream: clients may name it in the first request only, and never another one. */
export class StreamDatabase {
  private known?: DatabaseName;

  /**
   * The database of a request, which names it or leaves it to an earlier one.
   * @throws StatusError INVALID_ARGUMENT when there is none, or another than before.
   */
  of(named: DatabaseName | undefined): DatabaseName {
    const name = this.known ?? named;
    if (!name) throw new StatusError('INVALID_ARGUMENT', "'database' must be set on an initial request.");
    if (named && named.name !== name.name) {
      throw new StatusError(
        'INVALID_ARGUMENT',
        `Request specified a database (${named.name}) that did not match the expected database (${name.name}).`,
      );
    }
    this.known = name;
    return name;
  }

  /** The name below which the stream's documents are. */
  get root(): string {
    return this.of(undefined).root;
  }
}
