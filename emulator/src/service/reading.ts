import type { ReadOptions } from '../store/types';
import type { Consistency } from '../wire/messages';
import type { RequestContext } from './context';

/** Whether the read is of the latest state, outside of a transaction. */
export function isPlain({ transaction, newTransaction, readTime }: Consistency): boolean {
  return !transaction && !newTransaction && !readTime;
}

/**
 * Runs reads at the consistency that a request asks for, beginning its new transaction first. When they fail, that
 * transaction is of no use to anybody and ends.
 */
export async function reading<T>(
  { database }: RequestContext,
  consistency: Consistency,
  read: (options: ReadOptions) => Promise<T>,
): Promise<{ result: T; transaction?: Uint8Array }> {
  const { transaction, newTransaction, readTime } = consistency;
  if (!newTransaction) return { result: await read({ transaction, readTime }) };
  const begun = database.beginTransaction(newTransaction);
  try {
    return { result: await read({ transaction: begun }), transaction: begun };
  } catch (error) {
    database.rollback(begun);
    throw error;
  }
}
