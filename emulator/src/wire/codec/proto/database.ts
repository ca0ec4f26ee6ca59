import type { DatabaseName } from '../../messages';
import { databaseNamed } from '../names';
import type { Reader } from './wire';

/**
 * The database that field 1 of a request names, wherever it stands; undefined if none. The reader does not move:
 * names in the other fields are read relative to the database.
 */
export function readDatabaseAhead(reader: Reader, end: number): DatabaseName | undefined {
  const start = reader.pos;
  let name = '';
  while (name === '' && reader.pos < end) {
    const tag = reader.uint32();
    if (tag === 10) name = reader.string();
    else reader.skipType(tag & 7);
  }
  reader.pos = start;
  return name === '' ? undefined : databaseNamed(name);
}

/** As `readDatabaseAhead`; throws INVALID_ARGUMENT when there is none. */
export function requiredDatabase(reader: Reader, end: number): DatabaseName {
  return readDatabaseAhead(reader, end) ?? databaseNamed('');
}
