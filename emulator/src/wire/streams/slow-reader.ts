import { StatusError } from '../../model';

/** What may wait for a client before its stream is given up. */
export const MAX_QUEUED_BYTES = 64 * 1024 * 1024;

/**
 * Called before more is sent, so that one large answer to a reader that keeps up is never refused.
 * @throws StatusError RESOURCE_EXHAUSTED; clients come back later, with their resume tokens.
 */
export function assertReaderKeepsUp({ queuedBytes }: { readonly queuedBytes: number }): void {
  if (queuedBytes > MAX_QUEUED_BYTES) {
    throw new StatusError('RESOURCE_EXHAUSTED', `The client reads too slowly: ${queuedBytes} bytes wait for it.`);
  }
}
