import type { StatusError } from '../../model';
import type { HeaderField } from '../h2';

/** Clients limit the size of header blocks; a longer message is cut. */
const MAX_MESSAGE_LENGTH = 4000;

/** The trailers that end an RPC. */
export function statusTrailers(error?: StatusError): HeaderField[] {
  if (!error) return [['grpc-status', '0']];
  return [
    ['grpc-status', String(error.code)],
    ['grpc-message', percentEncode(error.message.slice(0, MAX_MESSAGE_LENGTH))],
  ];
}

/** Everything but printable ASCII, and `%`, as %XX of its UTF-8 bytes. */
function percentEncode(text: string): string {
  return text.replace(/[^ -$&-~]+/g, (part) =>
    Array.from(Buffer.from(part), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  );
}
