import { StatusError, type Document, type Precondition } from '../model';

/**
 * Throws unless a write's precondition holds for the document that it meets: ALREADY_EXISTS, NOT_FOUND, or
 * FAILED_PRECONDITION for another version.
 */
export function checkPrecondition(
  precondition: Precondition | undefined,
  document: Document | undefined,
  name: string,
): void {
  if (!precondition) return;
  if ('exists' in precondition) {
    if (precondition.exists && !document) throw new StatusError('NOT_FOUND', `No document to update: ${name}`);
    if (!precondition.exists && document) throw new StatusError('ALREADY_EXISTS', `Document already exists: ${name}`);
    return;
  }
  const required = precondition.updateTime.toMicros();
  if (!document) {
    throw new StatusError(
      'FAILED_PRECONDITION',
      `The document is missing, required base version (${required}): ${name}`,
    );
  }
  const stored = document.updateTime.toMicros();
  if (stored !== required) {
    const problem = `the stored version (${stored}) does not match the required base version (${required})`;
    throw new StatusError('FAILED_PRECONDITION', problem);
  }
}
