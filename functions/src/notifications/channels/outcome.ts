import type { AppNotification } from '@carecircle/domain';
import type { SendResult } from '../../adapters/send-result';
import type { Reader } from '../delivery';

/** What became of one attempt to deliver by one channel. */
export type Outcome =
  | { kind: 'SENT' }
  /** There is nobody to send it to; that is no failure. */
  | { kind: 'SKIPPED'; code: string }
  /** Devices in `reached` have it already. */
  | { kind: 'RETRY'; code: string; retryAfterMs?: number; reached?: string[] }
  | { kind: 'FAILED'; code: string };

/** A notification on its way to one reader. */
export interface Letter {
  deliveryId: string;
  notificationId: string;
  uid: string;
  reader: Reader;
  notification: AppNotification;
  /** Devices that an earlier attempt reached. */
  reached: readonly string[];
}

/** The outcome for a channel with one address. */
export function fromSendResult(result: SendResult): Outcome {
  return result.kind === 'REJECTED' || result.kind === 'GONE' ? { kind: 'FAILED', code: result.code } : result;
}
