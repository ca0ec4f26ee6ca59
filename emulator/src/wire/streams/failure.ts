import { StatusError } from '../../model';

/** The status that ends a stream. What is no status is a fault of the server: clients retry it, so it must be seen. */
export function statusOf(error: unknown): StatusError {
  if (error instanceof StatusError) return error;
  console.error('A stream failed unexpectedly:', error);
  return new StatusError('INTERNAL', 'The server failed unexpectedly, see its log.');
}
