import { StatusError, type WriteResult } from '../model';
import type {
  BatchWriteRequest,
  BatchWriteResponse,
  BeginTransactionRequest,
  BeginTransactionResponse,
  CommitRequest,
  CommitResponse,
  Empty,
  RollbackRequest,
} from '../wire/messages';
import { commitAuthorizer, requireAdmin } from './authorize';
import type { RequestContext } from './context';

/** Commit: all writes or none, each judged by the rules before any precondition is looked at. */
export function commit(context: RequestContext, { writes, transaction }: CommitRequest): Promise<CommitResponse> {
  return context.database.commit(writes, {
    author: context.credentials,
    authorize: commitAuthorizer(context),
    transaction,
  });
}

/** BatchWrite: each write by itself, whatever becomes of the others. */
export async function batchWrite(context: RequestContext, { writes }: BatchWriteRequest): Promise<BatchWriteResponse> {
  requireAdmin(context.credentials, 'Batch writes require admin authentication.');
  if (new Set(writes.map((write) => write.path)).size < writes.length) {
    throw new StatusError('INVALID_ARGUMENT', 'the same document cannot be written more than once in a single request');
  }
  const outcomes = writes.map(async (write): Promise<WriteResult | StatusError> => {
    try {
      const authorize = commitAuthorizer(context);
      const { writeResults } = await context.database.commit([write], { author: context.credentials, authorize });
      return writeResults[0] ?? { transformResults: [] };
    } catch (error) {
      if (error instanceof StatusError) return error;
      throw error;
    }
  });
  return { outcomes: await Promise.all(outcomes) };
}

export function beginTransaction(
  { database }: RequestContext,
  { options }: BeginTransactionRequest,
): BeginTransactionResponse {
  return { transaction: database.beginTransaction(options) };
}

export function rollback({ database }: RequestContext, { transaction }: RollbackRequest): Empty {
  database.rollback(transaction);
  return {};
}
