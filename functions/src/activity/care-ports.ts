import { recipientName, type Recipient } from '@carecircle/domain';
import type { Data } from '../events/document-change';

/** What the handlers of care events need of the database. */
export interface CarePorts {
  /** The document at a path as it is now. */
  find(path: string): Promise<Data | undefined>;
  /** Creates a document unless it is there already. */
  createIfAbsent(path: string, data: object): Promise<boolean>;
  /** A document was changed that does not match its schema; nothing can be said about it. */
  reportMalformed(path: string, eventId: string): void;
  now(): number;
}

/** How a member is called in the family; empty when nobody knows them any more. */
export async function memberName(ports: CarePorts, path: string): Promise<string> {
  const name = (await ports.find(path))?.['displayName'];
  return typeof name === 'string' ? name : '';
}

/** What everybody calls the person cared for, and the zone in which their times are told. */
export interface RecipientContext {
  name: string;
  timeZone: string;
}

export async function recipientContext(ports: CarePorts, path: string): Promise<RecipientContext> {
  const recipient = (await ports.find(path)) as Partial<Recipient> | undefined;
  const { fullName = '', preferredName = '', timeZone = 'UTC' } = recipient ?? {};
  return { name: recipientName({ fullName, preferredName }), timeZone };
}
