import { StatusError } from '../../model';
import type { DatabaseName } from '../messages';

/** The one database of a stream: named by its head or first request, and never another one. */
export class StreamDatabase {
  constructor(private name: DatabaseName | undefined) {}

  /**
   * The database of a request that names it, or leaves it to an earlier one.
   * @throws StatusError INVALID_ARGUMENT when there is none, or another than before.
   */
  of(requested: DatabaseName | undefined): DatabaseName {
    const name = this.name ?? requested;
    if (!name) throw new StatusError('INVALID_ARGUMENT', "'database' must be set on an initial request.");
    if (requested && requested.name !== name.name) {
      throw new StatusError(
        'INVALID_ARGUMENT',
        `Request specified a database (${requested.name}) that did not match the expected database (${name.name}).`,
      );
    }
    this.name = name;
    return name;
  }
}
