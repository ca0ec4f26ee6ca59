import type { Timestamp } from '../../../model';
import type { Consistency, TransactionOptions } from '../../messages';
import { readBytes, readFields, readNested, readTimestamp, type Reader } from './wire';

/** Field numbers of the consistency selector, which differ from request to request; 0 where there is none. */
interface ConsistencyFields {
  transaction: number;
  newTransaction: number;
  readTime: number;
}

/** Reads a field of a request into its consistency; false when the field is none of the selector's. */
export function readConsistency(reader: Reader, number: number, fields: ConsistencyFields, into: Consistency): boolean {
  if (number === fields.transaction) into.transaction = nonEmpty(readBytes(reader));
  else if (number === fields.newTransaction) into.newTransaction = readNested(reader, readTransactionOptions);
  else if (number === fields.readTime) into.readTime = readNested(reader, readTimestamp);
  else return false;
  return true;
}

/** No transaction is told as no bytes. */
export const nonEmpty = (bytes: Uint8Array): Uint8Array | undefined => (bytes.length > 0 ? bytes : undefined);

export function readTransactionOptions(reader: Reader, end: number): TransactionOptions {
  const options: TransactionOptions = {};
  readFields(reader, end, (number) => {
    if (number !== 2) return false;
    options.readOnly = readNested(reader, readReadOnly);
    return true;
  });
  return options;
}

function readReadOnly(reader: Reader, end: number): { readTime?: Timestamp } {
  const readOnly: { readTime?: Timestamp } = {};
  readFields(reader, end, (number) => {
    if (number !== 2) return false;
    readOnly.readTime = readNested(reader, readTimestamp);
    return true;
  });
  return readOnly;
}
