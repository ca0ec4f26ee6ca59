import { StatusError } from '../../model';
import type { DatabaseName } from '../messages';

/** The database of one stream: clients may name it in the first request only. */
export class StreamDatabase {
  constructor(private current: DatabaseName | undefined) {}

  /** Takes what one request names, which is the stream's database from the first time on. */
  name(named: DatabaseName | undefined): DatabaseName | undefined {
    this.current ??= named;
    return named;
  }

  /** Throws INVALID_ARGUMENT as long as no request has named a database. */
  required(): DatabaseName {
    if (!this.current) throw new StatusError('INVALID_ARGUMENT', "'database' must be set on an initial request.");
    return this.current;
  }
}
